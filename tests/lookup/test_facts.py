"""What the project's own tables must say."""

import pytest

from bot.question import Subject


def test_cusco_has_one_of_two_centres_with_a_figure(real, ask, when):
    (row,) = ask(real, regions=("PE-CUS",)).rows
    assert (row.value, when(row.period), row.coverage) == (4352, "2025-01..2025-09", (1, 2))


def test_the_network_to_september(real, ask):
    answer = ask(real, period="2025-01..2025-09")
    assert (answer.status, answer.rows[0].value, answer.rows[0].qualifier) == ("answered", 67459, "exact")


@pytest.mark.parametrize("period", [{}, {"period": "2025"}])
def test_the_network_in_2025_is_rounded_with_the_exact_figure_beside(real, ask, when, period):
    answer = ask(real, **period)
    assert [(row.value, row.qualifier) for row in answer.rows] == [(85800, "at-least")]
    assert [(row.value, when(row.period)) for row in answer.beside] == [(67459, "2025-01..2025-09")]


@pytest.mark.parametrize(("period", "status"), [({}, "answered"), ({"period": "2025"}, "partial")])
def test_the_ranking_has_five_centres(real, ask, period, status):
    answer = ask(real, "ranking", **period)
    assert (answer.status, answer.field.published) == (status, 5)
    assert [(row.value, row.rank) for row in answer.rows] == [(4914, 1), (4864, 2), (4352, 3), (3862, 4), (2970, 5)]
    assert [row.qualifier for row in answer.rows] == ["exact"] * 4 + ["at-least"]


def test_citemadera_is_7_3_per_cent(real, ask):
    answer = ask(real, "share", centres=("citemadera-lima",))
    assert (answer.rows[0].value, answer.whole.value, round(answer.rows[0].share, 3)) == (4914, 67459, 0.073)


def test_the_goal_of_2026(real, ask):
    (row,) = ask(real, period="2026", goal=True).rows
    assert (row.value, row.qualifier) == (58513, "target")


def test_a_goal_does_not_answer_how_many_were(real, ask):
    answer = ask(real, chains=("forestal-madera",), period="2024")
    assert (answer.status, answer.nearest.value) == ("no_data", 4914 + 3862)
    assert [(row.value, row.qualifier) for row in answer.beside] == [(13924, "target")]


@pytest.mark.parametrize(
    ("fields", "near"),
    [({"regions": ("PE-PIU",)}, 85800), ({"period": "2019"}, 67459)],
)
def test_where_there_is_no_figure_the_nearest_is_offered(real, ask, fields, near):
    answer = ask(real, **fields)
    assert (answer.status, answer.rows, answer.nearest.value) == ("no_data", (), near)


def test_nobody_has_published_services_by_type(real, ask):
    assert ask(real, service_types=("capacitacion",)).status == "no_data"


def test_a_region_without_a_figure_stands_empty_in_a_comparison(real, ask):
    compared = (Subject("region", "PE-CUS"), Subject("region", "PE-PIU"))
    answer = ask(real, "compare", compared=compared)
    assert (answer.status, [row.value for row in answer.rows]) == ("partial", [4352, None])
