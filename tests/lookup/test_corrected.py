"""What was told and is so no longer: what is another figure now, and not what is only new."""

from datetime import date

import pytest

from bot.lookup import corrected, look_up, parts
from bot.question import Intent, Query, Question, Subject
from bot.told import as_told, figures, put_right, read, same

TODAY, LATER = date(2026, 3, 10), date(2026, 9, 10)
ALFA, CUSCO, NETWORK = Query(centres=("alfa",)), Query(regions=("PE-CUS",)), Query()
BOTH = (Subject("centre", "alfa"), Subject("centre", "beta"))


def told(question, store):
    answer = look_up(question, store, TODAY)
    return figures(answer, parts(answer, store, TODAY))


def pairs(question, before, now):
    """What is corrected, in short: what of, told, now."""
    found = corrected(question, told(question, before), now, LATER)
    return [(pair.told.id, pair.told.value, pair.now and pair.now.value) for pair in found]


@pytest.mark.parametrize(
    ("was", "now", "wrong"),
    [
        ("alfa 2025 10", "alfa 2025 12", True),
        ("alfa 2025 10", "alfa 2025 10", False),
        ("alfa 2025 10", "alfa 2025 10 source=late", False),
        ("alfa 2025 10 as=about", "alfa 2025 12 as=about", True),
        ("alfa 2025 100 as=about", "alfa 2025 104", False),
        ("alfa 2025 100 as=about", "alfa 2025 140", True),
        ("alfa 2025 100 as=about", "alfa 2025 100 as=at-least", False),
        ("alfa 2025 100 as=at-least", "alfa 2025 117", False),
        ("alfa 2025 100 as=at-least", "alfa 2025 120 as=at-least", False),
        ("alfa 2025 100 as=at-least", "alfa 2025 90 as=at-least", True),
        ("alfa 2025 100 as=at-least", "alfa 2025 90", True),
        ("alfa 2025 100", "alfa 2025 90 as=at-least", False),
        ("alfa 2025 100", "alfa 2025 130 as=at-least", True),
        ("alfa 2025 100", "alfa 2025 98 as=about", False),
        ("alfa 2025 100", "alfa 2025 60 as=about", True),
    ],
)
def test_a_figure_is_corrected_where_both_cannot_be_right(network, was, now, wrong):
    assert bool(pairs(Question(Intent.COUNT, ALFA), network(was), network(now))) is wrong


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param(["alfa 2025-01 9"], ["alfa 2025-01+2025-02 9"], id="a month more"),
        pytest.param(["alfa 2025 9"], ["alfa 2025 9", "beta 2025 4"], id="a centre more"),
        pytest.param(
            ["alfa 2025-01+2025-02 9", "beta 2025-01 4"],
            ["alfa 2025-01+2025-02 9", "beta 2025-01+2025-02 4"],
            id="a gap less",
        ),
        pytest.param(["alfa 2025 9"], ["alfa 2025 9", "PE-CUS 2025 20"], id="a figure of the region itself"),
    ],
)
def test_what_is_only_new_is_not_wrong(network, was, now):
    assert pairs(Question(Intent.COUNT, CUSCO), network(*was), network(*now)) == []


def test_what_is_published_no_more_is_taken_back(network):
    was, now = network("alfa 2024 8", "alfa 2025 9"), network("alfa 2024 8")
    assert pairs(Question(Intent.COUNT, ALFA), was, now) == [("alfa", 9, None)]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        (Question(Intent.COUNT, CUSCO), [("PE-CUS", 15, 17), ("beta", 5, 7)]),
        (Question(Intent.COUNT, Query(centres=("beta",))), [("beta", 5, 7)]),
        (Question(Intent.SUMMARY), [("red", 22, 24), ("beta", 5, 7)]),
        (Question(Intent.RANKING, Query(group_by="centre", order="desc", limit=2)), []),
        (Question(Intent.RANKING, Query(group_by="centre", order="asc", limit=1)), [("beta", 5, 7)]),
        (Question(Intent.RANKING, Query(group_by="centre", order="desc", at_most=6)), [("beta", 5, 7)]),
        (Question(Intent.RANKING, Query(group_by="region")), [("PE-CUS", 15, 17)]),
        (Question(Intent.POSITION, Query(centres=("alfa",))), [("beta", 5, 7)]),
        (Question(Intent.COMPARE, compared=BOTH), [("beta", 5, 7)]),
        (Question(Intent.SHARE, ALFA), [("red", 22, 24)]),
        (Question(Intent.SHARE, Query(centres=("alfa", "beta"))), [("red", 15, 17), ("red", 22, 24)]),
        (Question(Intent.TREND, Query(group_by="month")), [("2025-01", 22, 24)]),
        (Question(Intent.TREND, Query(group_by="year")), [("2025", 22, 24)]),
        (Question(Intent.CHART, Query(group_by="chain")), [("textil", 15, 17), ("fibra", 5, 7)]),
    ],
)
def test_every_kind_of_answer_is_asked_for_again_as_it_was_told(network, question, wrong):
    """Six months later, when there are newer figures of all of them."""
    was = network("alfa 2025-01 10", "beta 2025-01 5", "gama 2025-01 7")
    now = network("alfa 2025-01+2025-07 10", "beta 2025-01+2025-07 7", "gama 2025-01+2025-07 7")
    assert sorted(pairs(question, was, now)) == sorted(wrong)


def test_a_centre_whose_months_are_told_is_corrected_month_by_month(network):
    was, now = network("alfa 2025-01+2025-08 10"), network("alfa 2025-01+2025-07 10", "alfa 2025-08 11")
    assert pairs(Question(Intent.COUNT, ALFA), was, now) == [("alfa", 80, 81), ("2025-08", 10, 11)]


def test_a_month_that_is_the_figure_itself_is_kept_once(network):
    store = network("alfa 2024-12+2025-01 10")
    assert [one.id for one in read(told(Question(Intent.COUNT, ALFA), store)).figures] == ["alfa", "2024-12"]


def test_a_correction_is_told_once(network):
    question = Question(Intent.COUNT, CUSCO)
    was, now = network("alfa 2025 10", "beta 2025 5"), network("alfa 2025 10", "beta 2025 7")
    text = told(question, was)
    right = put_right(text, corrected(question, text, now, LATER))
    assert corrected(question, right, now, LATER) == ()
    assert {one.value for one in read(right).figures} == {17, 10, 7}


def test_what_was_taken_back_is_not_kept(network):
    question = Question(Intent.COUNT, ALFA)
    text, now = told(question, network("alfa 2025 9")), network("beta 2025 9")
    assert read(put_right(text, corrected(question, text, now, LATER))).figures == ()


@pytest.mark.parametrize(
    ("now", "nothing_new"),
    [
        (["alfa 2025 10", "beta 2025 5"], True),
        (["alfa 2025 10 source=late", "beta 2025 5"], True),
        (["alfa 2025 10", "beta 2025 5", "alfa 2024 3"], True),
        (["alfa 2025 10", "beta 2025 6"], False),
        (["alfa 2025 11", "beta 2025 4"], False),
        (["alfa 2025 10 as=about", "beta 2025 5"], False),
        (["alfa 2025 10", "beta 2025 5", "alfa 2026-01 1"], False),
    ],
)
def test_nothing_is_new_where_the_same_figures_are_told(network, now, nothing_new):
    question = Question(Intent.COUNT, CUSCO)
    assert same(told(question, network("alfa 2025 10", "beta 2025 5")), told(question, network(*now))) is nothing_new


def test_another_rank_is_new(network):
    question = Question(Intent.POSITION, ALFA)
    was, now = network("alfa 2025 10", "beta 2025 5"), network("alfa 2025 10", "beta 2025 15")
    assert not same(told(question, was), told(question, now))


def test_no_more_is_kept_than_what_is_told(network):
    store = network(*(f"{centre} 2024-01+2025-12 {n}" for n, centre in enumerate(("alfa", "beta", "gama", "delta"), 1)))
    months = read(told(Question(Intent.TREND, Query(group_by="month")), store)).figures
    assert [one.id for one in months] == [f"2025-{month:02}" for month in range(1, 13)]


@pytest.mark.parametrize("intent", [Intent.COUNT, Intent.SUMMARY])
def test_of_leading_centres_five_are_kept(world, intent):
    kept = read(told(Question(intent), world)).figures
    assert [(one.kind, one.rank) for one in kept] == [("network", None), *(("centre", n) for n in range(1, 6))]


def test_what_is_asked_again_is_asked_for_the_time_that_was_told(network):
    question = Question(Intent.TREND, Query(group_by="month", limit=3))
    kept = read(told(question, network("alfa 2025-02+2025-04 3"))).figures
    again = as_told(question, kept).query
    assert (str(again.period.start), str(again.period.end), again.limit) == ("2025-02-01", "2025-04-30", None)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"figures":[["town","x",1,"exact","2025-01-01","2025-01-31",null]],"gaps":""}']
)
def test_what_nobody_wrote_is_no_figure(text):
    with pytest.raises(ValueError, match=r".*"):
        read(text)
