import pytest

MONTHS = "alfa 2024-01+2026-02 10"


def rows(answer):
    return [(row.id, row.value) for row in answer.rows]


@pytest.mark.parametrize(
    ("by", "period", "status", "found"),
    [
        ("month", "2025-11..2026-01", "answered", [("2025-11", 10), ("2025-12", 10), ("2026-01", 10)]),
        ("month", "2026-02..2026-03", "partial", [("2026-02", 10)]),
        ("quarter", "2025", "answered", [(f"2025-Q{quarter}", 30) for quarter in (1, 2, 3, 4)]),
        ("quarter", "2025-02..2025-07", "answered", [("2025-Q2", 30)]),
        ("year", "2023..2025", "partial", [("2024", 120), ("2025", 120)]),
        ("year", "2024..2026", "partial", [("2024", 120), ("2025", 120)]),
        ("year", None, "answered", [("2024", 120), ("2025", 120), ("2026", 20)]),
        (None, "2025-01", "answered", [("2025-01", 10)]),
    ],
)
def test_each_unit_with_a_figure_is_a_row_in_time_order(network, ask, by, period, status, found):
    fields = {"period": period} if period else {}
    answer = ask(network(MONTHS), "trend", centres=("alfa",), group_by=by, **fields)
    assert (answer.status, rows(answer)) == (status, found)


def test_without_a_period_the_latest_twelve_months_are_shown(network, ask):
    answer = ask(network(MONTHS), "trend", centres=("alfa",))
    assert [row.id for row in answer.rows][::11] == ["2025-03", "2026-02"]


def test_months_without_a_figure_are_passed_over(network, ask):
    answer = ask(network("alfa 2025-01 1", "alfa 2025-03 3"), "trend", centres=("alfa",))
    assert rows(answer) == [("2025-01", 1), ("2025-03", 3)]


@pytest.mark.parametrize(("to_date", "status", "last"), [(True, "answered", "2026"), (False, "partial", "2025")])
def test_the_running_year_stands_with_what_is_published(network, ask, to_date, status, last):
    answer = ask(network(MONTHS), "trend", centres=("alfa",), group_by="year", period="2024..2026", to_date=to_date)
    assert (answer.status, answer.rows[-1].id) == (status, last)


def test_a_group_is_added_for_each_unit(network, ask):
    store = network("alfa 2025-01+2025-02 10", "beta 2025-02 1")
    assert rows(ask(store, "trend", regions=("PE-CUS",), period="2025-01..2025-02")) == [
        ("2025-01", 10),
        ("2025-02", 11),
    ]


def test_a_count_by_month_is_a_trend(network, ask):
    assert rows(ask(network(MONTHS), centres=("alfa",), group_by="month", period="2025-01")) == [("2025-01", 10)]


def test_a_year_without_months_has_no_trend_by_month(network, ask):
    answer = ask(network("alfa 2025 10"), "trend", centres=("alfa",), period="2025")
    assert (answer.status, answer.nearest.value) == ("no_data", 10)
