from datetime import date

import pytest

from bot.lookup.periods import calendar_id, days, distance, months_in, unit_of, whole_months
from bot.question import Period


def period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("start", "end", "unit", "key"),
    [
        ("2025-09-01", "2025-09-30", "month", "2025-09"),
        ("2024-02-01", "2024-02-29", "month", "2024-02"),
        ("2025-07-01", "2025-09-30", "quarter", "2025-Q3"),
        ("2025-01-01", "2025-12-31", "year", "2025"),
    ],
)
def test_calendar_units_have_a_name(start, end, unit, key):
    asked = period(start, end)
    assert unit_of(asked) == unit
    assert calendar_id(whole_months(asked)[0], unit) == key


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2025-01-01", "2025-06-30"),
        ("2025-02-01", "2025-04-30"),
        ("2024-02-01", "2024-02-28"),
        ("2025-01-02", "2025-01-31"),
        ("2025-01-01", "9999-12-31"),
        ("2025-06-01", "2024-12-31"),
    ],
)
def test_other_periods_are_no_unit(start, end):
    assert unit_of(period(start, end)) is None


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-01-15", "2025-04-30", 3),
        ("2025-01-15", "2025-04-29", 2),
        ("2025-01-01", "2025-01-31", 1),
        ("2025-01-10", "2025-01-20", 0),
    ],
)
def test_only_months_that_lie_wholly_inside_count(start, end, months):
    first, last = whole_months(period(start, end))
    assert max(0, last - first + 1) == months


def test_a_period_of_days_is_not_one_of_months():
    assert months_in(period("2025-01-01", "2025-01-30")) is None


def test_days_count_both_ends():
    assert days(period("2025-01-01", "2025-01-31")) == 31


def test_distance_counts_both_ends():
    assert distance(period("2025-01-01", "2025-01-31"), period("2025-01-03", "2025-02-03")) == 2 + 3
