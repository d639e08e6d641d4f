"""The figure of the period before: published for exactly that time, counting the same; else there is none."""

from datetime import date

import pytest

from bot.lookup import before, look_up
from bot.question import Intent, Query, Question, Subject

TODAY = date(2026, 3, 10)
ALFA, CUSCO = {"centres": ("alfa",)}, {"regions": ("PE-CUS",)}
ALWAYS = ("alfa 2024-01+2025-12 10", "beta 2024-01+2025-12 5")


@pytest.mark.parametrize(
    ("period", "then", "value"),
    [
        ("2025-03", "2025-02", 10),
        ("2025-01", "2024-12", 10),
        ("2025-04..2025-06", "2025-01..2025-03", 30),
        ("2025-01..2025-03", "2024-10..2024-12", 30),
        ("2025", "2024", 120),
        ("2025-01..2025-09", "2024-01..2024-09", 90),
        ("2025-02..2025-04", "2024-02..2024-04", 30),
    ],
)
def test_a_month_quarter_or_year_has_the_one_before_other_months_those_of_last_year(
    network, ask, when, period, then, value
):
    store = network(*ALWAYS)
    row = before(ask(store, period=period, **ALFA), store, TODAY)
    assert (when(row.period), row.value, row.kind, row.id) == (then, value, "centre", "alfa")


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        pytest.param(ALWAYS, {"period": "2024-01..2025-12", **ALFA}, id="longer than a year"),
        pytest.param(ALWAYS, {"period": "2024-01", **ALFA}, id="the first month that was published"),
        pytest.param(("alfa 2025-01-01..2025-01-20 9",), {"period": "2025-01-01..2025-01-20", **ALFA}, id="days"),
        pytest.param(("alfa 2025-01 9", "alfa 2025-02 9 as=about"), {"period": "2025-02", **ALFA}, id="rounded now"),
        pytest.param(
            ("alfa 2025-01 9 as=at-least", "alfa 2025-02 9"), {"period": "2025-02", **ALFA}, id="rounded then"
        ),
        pytest.param(("alfa 2025-01+2025-02 9", "beta 2025-02 1"), {"period": "2025-02", **CUSCO}, id="fewer centres"),
        pytest.param(("alfa 2025-01 9", "beta 2025-02 1"), {"period": "2025-02", **CUSCO}, id="as many, but others"),
        pytest.param(
            ("alfa 2024-01+2025-12 9", "beta 2024-01+2024-11 1", "beta 2025-01+2025-12 1"),
            {"period": "2025", **CUSCO},
            id="one lacks a month",
        ),
        pytest.param(("alfa 2024 9 as=target", "alfa 2025 9 as=target"), {"goal": True, **ALFA}, id="goals"),
        pytest.param(ALWAYS, {"period": "2019", **ALFA}, id="no figure"),
        pytest.param(ALWAYS, {"intent": "list", **CUSCO}, id="a list"),
        pytest.param(ALWAYS, {"intent": "profile", **ALFA}, id="a profile"),
        pytest.param(
            ALWAYS,
            {"intent": "compare", "compared": (Subject("centre", "alfa"), Subject("centre", "beta"))},
            id="side by side",
        ),
        pytest.param(ALWAYS, {"intent": "compare", "periods": ("2024", "2025"), **ALFA}, id="two periods"),
        pytest.param(ALWAYS, {"intent": "ranking", "group_by": "month", "order": "desc", **ALFA}, id="ranked months"),
    ],
)
def test_without_two_figures_that_count_the_same_there_is_none(network, ask, lines, asked):
    store = network(*lines)
    assert before(ask(store, **asked), store, TODAY) is None


def test_a_sum_of_the_same_centres_has_one(network, ask):
    store = network(*ALWAYS)
    row = before(ask(store, period="2025-02", **CUSCO), store, TODAY)
    assert (row.kind, row.id, row.value, tuple(row.coverage)) == ("region", "PE-CUS", 15, (2, 2))


def test_companies_are_summed_as_ever(network, ask):
    store = network("alfa 2024-01+2025-12 3 of=clients", "beta 2024-01+2025-12 1 of=clients")
    row = before(ask(store, indicator="clients", period="2025", **CUSCO), store, TODAY)
    assert row.value == 48


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"intent": "summary", "period": "2025-02", **CUSCO}, ("region", "PE-CUS", 15, None)),
        ({"intent": "trend", "group_by": "month", **ALFA}, ("month", "2025-11", 10, None)),
        ({"intent": "trend", "group_by": "quarter", **ALFA}, ("quarter", "2025-Q3", 30, None)),
        ({"intent": "trend", "group_by": "year", **ALFA}, ("year", "2024", 120, None)),
        ({"intent": "ranking", "group_by": "centre", "order": "asc"}, ("centre", "beta", 60, 1)),
        ({"intent": "ranking", "group_by": "centre", "order": "desc", "limit": 1}, ("centre", "alfa", 120, 1)),
        ({"intent": "chart", "group_by": "region"}, ("region", "PE-CUS", 180, 1)),
        ({"intent": "export", **CUSCO}, ("region", "PE-CUS", 180, None)),
    ],
)
def test_each_kind_of_answer_has_the_one_of_its_headline(network, ask, asked, found):
    store = network(*ALWAYS)
    row = before(ask(store, **asked), store, TODAY)
    assert (row.kind, row.id, row.value, row.rank) == found


def test_a_rank_comes_with_that_of_the_time_before(network, ask):
    store = network("alfa 2025-01 10", "alfa 2025-02 30", "beta 2025-01+2025-02 20", "gama 2025-01+2025-02 25")
    row = before(ask(store, "position", period="2025-02", **ALFA), store, TODAY)
    assert (row.value, row.rank) == (10, 3)


def test_a_rank_among_more_or_fewer_is_not_told(network, ask):
    store = network("alfa 2025-01 10", "alfa 2025-02 30", "beta 2025-01+2025-02 20", "gama 2025-02 25")
    row = before(ask(store, "position", period="2025-02", **ALFA), store, TODAY)
    assert (row.value, row.rank) == (10, None)


def test_a_share_comes_with_that_of_the_time_before(network, ask):
    store = network("alfa 2025-01 10", "alfa 2025-02 30", "beta 2025-01+2025-02 10")
    row = before(ask(store, "share", period="2025-02", **ALFA), store, TODAY)
    assert (row.value, row.share) == (10, 0.5)


def test_it_is_what_is_found_when_the_period_before_is_asked_for(world):
    for region in world.registry.regions:
        for intent in (Intent.COUNT, Intent.SUMMARY):
            question = Question(intent, Query(regions=(region,)))
            answer = look_up(question, world, TODAY)
            if row := before(answer, world, TODAY):
                again = Question(Intent.COUNT, Query(regions=(region,), period=row.period))
                assert look_up(again, world, TODAY).rows[0] == row
