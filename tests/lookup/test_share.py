import pytest

from bot.question import Subject

LINES = ["alfa 2025 10", "beta 2025 30", "gama 2025 60"]
TYPED = ["alfa 2025-01 10 service=ensayos", "alfa 2025-01 30 service=cursos", "gama 2025-01 60 service=ensayos"]


@pytest.mark.parametrize(
    ("lines", "fields", "id_", "value", "share", "whole"),
    [
        (LINES, {"centres": ("alfa",)}, "alfa", 10, 0.1, 100),
        (LINES, {"regions": ("PE-CUS",)}, "PE-CUS", 40, 0.4, 100),
        (LINES, {"chains": ("textil",), "group_by": "chain"}, "textil", 40, 0.4, 100),
        (LINES, {}, "red", 100, 1.0, 100),
        ([*LINES, "red 2025 200"], {"centres": ("alfa",)}, "alfa", 10, 0.05, 200),
        (LINES, {"centres": ("alfa",), "whole": Subject("region", "PE-CUS")}, "alfa", 10, 0.25, 40),
        (LINES, {"centres": ("alfa",), "regions": ("PE-CUS",), "group_by": "centre"}, "alfa", 10, 0.25, 40),
        (TYPED, {"service_types": ("ensayos",), "group_by": "service_type", "regions": ("PE-CUS",)},
         "ensayos", 10, 0.25, 40),
        (TYPED, {"service_types": ("ensayos",)}, "ensayos", 70, 0.7, 100),
        (TYPED, {"service_types": ("ensayos",), "regions": ("PE-ICA",)}, "PE-ICA", 60, 6 / 7, 70),
    ],
)  # fmt: skip
def test_a_share_is_of_the_whole_with_the_same_filter(network, ask, lines, fields, id_, value, share, whole):
    answer = ask(network(*lines), "share", **fields)
    (row,) = answer.rows
    assert (answer.status, row.id, row.value, answer.whole.value) == ("answered", id_, value, whole)
    assert row.share == pytest.approx(share)


def test_a_grouping_shares_the_whole_out_the_greatest_first(network, ask):
    answer = ask(network(*LINES), "share", group_by="region", period="2025")
    assert [(row.id, row.share, row.rank) for row in answer.rows] == [("PE-ICA", 0.6, 1), ("PE-CUS", 0.4, 2)]
    assert answer.whole.value == 100


def test_without_a_period_both_have_a_figure_of_the_same(network, ask, when):
    store = network("alfa 2025-01..2025-09 10", "red 2025-01..2025-09 100", "red 2025 150 as=at-least")
    (row,) = ask(store, "share", centres=("alfa",)).rows
    assert (row.share, row.qualifier, when(row.period)) == (0.1, "exact", "2025-01..2025-09")


def test_a_period_that_the_part_has_only_in_part_is_answered_partly(network, ask, when):
    store = network("alfa 2025-01..2025-09 10", "red 2025-01..2025-09 100", "red 2025 150")
    answer = ask(store, "share", centres=("alfa",), period="2025")
    assert (answer.status, answer.rows[0].share, when(answer.rows[0].period)) == ("partial", 0.1, "2025-01..2025-09")


def test_a_part_of_a_rounded_whole_stays_as_certain_as_it_was(network, ask):
    answer = ask(network("alfa 2025 10", "red 2025 100 as=about"), "share", centres=("alfa",), period="2025")
    (row,) = answer.rows
    assert (row.share, row.qualifier, answer.whole.qualifier) == (0.1, "exact", "about")


def test_a_share_without_a_period_is_of_the_latest_months(network, ask, when):
    store = network("alfa 2025-01+2026-01 10", "beta 2025-01+2026-01 20", "gama 2025-01+2025-12 30")
    (row,) = ask(store, "share", centres=("alfa",)).rows
    assert (row.share, when(row.period)) == (pytest.approx(1 / 3), "2026-01")


@pytest.mark.parametrize(
    "fields", [{"centres": ("alfa",)}, {"regions": ("PE-CUS",)}, {"group_by": "centre"}, {"group_by": "region"}]
)
def test_there_is_no_share_where_nobody_else_has_a_figure(network, ask, fields):
    answer = ask(network("alfa 2025 10", "beta 2024 1", "gama 2024 1"), "share", **fields)
    assert (answer.status, answer.rows, answer.nearest.value, answer.whole.value) == ("no_data", (), 10, 10)


def test_the_whole_of_a_published_figure_may_be_the_share(network, ask):
    (row,) = ask(network("alfa 2025 10", "red 2025 10"), "share", centres=("alfa",)).rows
    assert row.share == 1


def test_nothing_has_no_share(network, ask):
    (row,) = ask(network("alfa 2025 0", "beta 2025 0"), "share", centres=("alfa",), period="2025").rows
    assert (row.value, row.share) == (0, None)


def test_a_part_without_a_figure_has_no_share(network, ask):
    answer = ask(network("alfa 2024 10", "red 2024 20", "red 2025 100"), "share", centres=("alfa",), period="2025")
    assert (answer.status, answer.nearest.value) == ("no_data", 10)
