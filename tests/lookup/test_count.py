from datetime import date

import pytest

YEAR = "alfa 2025-01+2025-12 10"


def test_a_published_figure_wins_over_its_months(network, ask):
    store = network(YEAR, "alfa 2025 999")
    (row,) = ask(store, centres=("alfa",), period="2025").rows
    assert row.value == 999


def test_months_are_added_where_the_period_is_not_published(network, ask):
    store = network(YEAR, "alfa 2025 999")
    answer = ask(store, centres=("alfa",), period="2025-02..2025-04")
    assert (answer.status, answer.rows[0].value) == ("answered", 30)


@pytest.mark.parametrize(
    ("lines", "period", "value", "part"),
    [
        (["alfa 2025-06+2025-12 10"], "2025", 70, "2025-06..2025-12"),
        (["alfa 2025-01..2025-09 50"], "2025", 50, "2025-01..2025-09"),
        (["alfa 2025-01+2025-03 10", "alfa 2025-05+2025-09 1"], "2025", 5, "2025-05..2025-09"),
        (["alfa 2025-01+2025-03 10", "alfa 2025-05+2025-07 1"], "2025", 3, "2025-05..2025-07"),
        (["alfa 2025-01+2025-03 10", "alfa 2025-04..2025-09 7"], "2025", 7, "2025-04..2025-09"),
        (["alfa 2025-01+2025-12 10"], "2025-03-15..2025-05-31", 20, "2025-04..2025-05"),
    ],
)
def test_the_longest_published_part_answers_partly(network, ask, when, lines, period, value, part):
    answer = ask(network(*lines), centres=("alfa",), period=period)
    assert (answer.status, answer.rows[0].value, when(answer.rows[0].period)) == ("partial", value, part)


@pytest.mark.parametrize(
    ("lines", "period", "value", "near"),
    [
        ([YEAR], "2019", 120, "2025"),
        ([YEAR], "2026-04", 10, "2025-12"),
        ([YEAR], "2026-04..2026-06", 30, "2025-10..2025-12"),
        (["alfa 2024-11+2025-02 10"], "2027", 20, "2025-01..2025-02"),
        (["alfa 2023 5", "alfa 2025 6"], "2024", 6, "2025"),
        (["alfa 2023 5", "alfa 2026 6 as=target"], "2025", 5, "2023"),
    ],
)
def test_without_a_figure_the_nearest_period_is_offered(network, ask, when, lines, period, value, near):
    answer = ask(network(*lines), centres=("alfa",), period=period)
    assert (answer.status, answer.rows) == ("no_data", ())
    assert (answer.nearest.value, when(answer.nearest.period)) == (value, near)


def test_a_place_without_any_figure_is_offered_that_of_the_network(network, ask):
    answer = ask(network(YEAR), regions=("PE-ICA",), period="2025")
    assert (answer.status, answer.nearest.kind, answer.nearest.value) == ("no_data", "network", 120)


@pytest.mark.parametrize(
    ("lines", "value", "period"),
    [
        (["alfa 2024-01+2025-04 10"], 40, "2025-01..2025-04"),
        (["alfa 2025-03+2025-04 10"], 20, "2025-03..2025-04"),
        (["alfa 2024 7", "alfa 2025-01..2025-09 8"], 8, "2025-01..2025-09"),
        (["alfa 2025-10..2025-12 3", "alfa 2025 9"], 9, "2025"),
        (["alfa 2025-01+2025-04 10", "alfa 2025-01..2025-09 8"], 8, "2025-01..2025-09"),
        (["alfa 2024 7", "alfa 2026 8 as=target"], 7, "2024"),
    ],
)
def test_no_period_means_the_latest_result(network, ask, when, lines, value, period):
    answer = ask(network(*lines), centres=("alfa",))
    assert (answer.status, answer.rows[0].value, when(answer.rows[0].period)) == ("answered", value, period)


@pytest.mark.parametrize("period", [{}, {"period": "2025"}])
@pytest.mark.parametrize("qualifier", ["at-least", "about"])
def test_beside_a_rounded_figure_stands_the_exact_one_of_its_year(network, ask, when, qualifier, period):
    store = network("red 2025-01..2025-09 70", f"red 2025 100 as={qualifier}", "red 2024 60")
    answer = ask(store, **period)
    assert (answer.rows[0].value, answer.rows[0].qualifier) == (100, qualifier)
    assert [(row.value, when(row.period)) for row in answer.beside] == [(70, "2025-01..2025-09")]


def test_beside_a_rounded_figure_of_the_network_stands_the_exact_sum_of_its_centres(network, ask):
    store = network("red 2025 100 as=at-least", YEAR)
    assert [(row.value, row.coverage) for row in ask(store, period="2025").beside] == [(120, (1, 4))]


def test_an_exact_figure_stands_alone(network, ask):
    assert ask(network("red 2025-01..2025-09 70", "red 2025 100"), period="2025").beside == ()


def test_a_later_source_replaces_an_earlier_one_and_is_named(network, ask):
    store = network("alfa 2025 5 source=late", "alfa 2025 6 source=early", "alfa 2025 7 source=undated")
    (row,) = ask(store, centres=("alfa",), period="2025").rows
    assert (row.value, row.sources) == (5, ("late",))


def test_a_sum_names_all_its_sources_the_latest_first(network, ask):
    store = network("alfa 2025-01 5 source=undated", "alfa 2025-02 6 source=early", "alfa 2025-03 7 source=late")
    (row,) = ask(store, centres=("alfa",), period="2025-01..2025-03").rows
    assert row.sources == ("late", "early", "undated")


def test_a_sum_is_as_certain_as_its_least_certain_part(network, ask):
    store = network("alfa 2025-01 5", "alfa 2025-02 6 as=at-least", "alfa 2025-03 7")
    answers = [ask(store, centres=("alfa",), period=period) for period in ("2025-01..2025-03", "2025-03")]
    assert [answer.rows[0].qualifier for answer in answers] == ["at-least", "exact"]


@pytest.mark.parametrize(
    ("today", "status", "value"),
    [("2026-03-10", "answered", 20), ("2027-03-10", "partial", 20)],
)
def test_a_period_that_runs_to_today_is_answered_by_what_is_published_of_it(network, ask, today, status, value):
    answer = ask(
        network("alfa 2025-01+2026-02 10"),
        centres=("alfa",),
        period="2026",
        to_date=True,
        today=date.fromisoformat(today),
    )
    assert (answer.status, answer.rows[0].value) == (status, value)


def test_a_year_that_runs_without_any_month_has_no_figure(network, ask):
    answer = ask(network(YEAR), centres=("alfa",), period="2026", to_date=True)
    assert (answer.status, answer.nearest.value) == ("no_data", 120)


def test_a_figure_of_one_day_answers_for_the_year_around_it(network, ask):
    store = network("red 2022-07-12..2022-07-12 28 of=centres")
    answer = ask(store, indicator="centres", period="2022")
    assert (answer.status, answer.rows[0].value, answer.rows[0].period.start.isoformat()) == (
        "answered",
        28,
        "2022-07-12",
    )


@pytest.mark.parametrize("period", ["0001-01-01..0001-01-01", "9999-12-01..9999-12-31", "0001-01-01..9999-12-31"])
def test_no_period_is_too_far(network, ask, period):
    assert ask(network(YEAR), centres=("alfa",), period=period).status in {"no_data", "partial"}


def test_an_own_figure_is_nearer_than_the_sum_of_few_centres(network, ask):
    store = network("red 2025 900", "alfa 2024-06..2024-12 7")
    assert ask(store, period="2023").nearest.value == 900


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"centres": ("alfa",)}, [("count", "clients"), ("position", "services")]),
        ({"centres": ("beta",)}, [("position", "services")]),
        ({"centres": ("alfa",), "indicator": "clients"}, [("count", "services"), ("position", "clients")]),
        ({}, [("count", "clients")]),
        ({"regions": ("PE-PUN",)}, []),
    ],
)
def test_what_else_has_an_answer_is_offered(network, ask, fields, found):
    answer = ask(network("alfa 2025 1", "beta 2025 2", "alfa 2025 3 of=clients"), **fields)
    assert [(question.intent, question.query.indicator) for question in answer.further] == found


@pytest.mark.parametrize(
    ("clients", "kept"),
    [
        ("alfa 2024 7 of=clients", "2024"),
        ("alfa 2025 7 of=clients", None),
        ("alfa 2024-01..2024-06 7 of=clients", None),
    ],
)
def test_what_can_be_asked_next_keeps_the_period_where_all_of_it_is_published(network, ask, when, clients, kept):
    store = network("alfa 2024 5", "alfa 2025 6", clients)
    companies, rank = ask(store, centres=("alfa",), period="2024").further
    assert (companies.query.indicator, when(companies.query.period)) == ("clients", kept)
    assert when(rank.query.period) == "2024"


def test_what_can_be_asked_next_of_this_year_is_of_this_year(network, ask, when):
    store = network("alfa 2026-01+2026-02 5", "alfa 2026-01+2026-02 7 of=clients")
    companies, _ = ask(store, centres=("alfa",), period="2026", to_date=True).further
    assert (when(companies.query.period), companies.to_date) == ("2026", True)
