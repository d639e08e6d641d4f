"""When a summary is due, in Lima's time; a table for each question."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.schedule import caught_up, following, latest
from bot.clock import LIMA

RHYTHMS = ["daily", "weekly", "monthly"]


def lima(text):
    return datetime.fromisoformat(text).replace(tzinfo=LIMA)


@pytest.mark.parametrize(
    ("every", "after", "due"),
    [
        ("daily", "2026-03-10 07:59:59", "2026-03-10 08:00"),
        ("daily", "2026-03-10 08:00", "2026-03-11 08:00"),
        ("daily", "2026-03-10 08:00:01", "2026-03-11 08:00"),
        ("daily", "2026-03-10 23:59:59", "2026-03-11 08:00"),
        ("daily", "2026-12-31 09:00", "2027-01-01 08:00"),
        ("daily", "2028-02-28 09:00", "2028-02-29 08:00"),
        ("daily", "2026-02-28 09:00", "2026-03-01 08:00"),
        ("weekly", "2026-03-15 20:00", "2026-03-16 08:00"),
        ("weekly", "2026-03-16 07:59", "2026-03-16 08:00"),
        ("weekly", "2026-03-16 08:00", "2026-03-23 08:00"),
        ("weekly", "2026-03-17 08:00", "2026-03-23 08:00"),
        ("weekly", "2028-02-24 12:00", "2028-02-28 08:00"),
        ("weekly", "2028-02-28 12:00", "2028-03-06 08:00"),
        ("weekly", "2026-12-29 12:00", "2027-01-04 08:00"),
        ("monthly", "2026-03-01 07:59", "2026-03-01 08:00"),
        ("monthly", "2026-03-01 08:00", "2026-04-01 08:00"),
        ("monthly", "2026-01-31 12:00", "2026-02-01 08:00"),
        ("monthly", "2028-02-29 23:00", "2028-03-01 08:00"),
        ("monthly", "2026-12-01 08:00", "2027-01-01 08:00"),
        ("monthly", "2026-12-31 23:59", "2027-01-01 08:00"),
    ],
)
def test_the_next_time_after_a_moment(every, after, due):
    assert following(every, lima(after)) == lima(due)


@pytest.mark.parametrize(
    ("every", "by", "last"),
    [
        ("daily", "2026-03-10 08:00", "2026-03-10 08:00"),
        ("daily", "2026-03-10 07:59", "2026-03-09 08:00"),
        ("weekly", "2026-03-16 08:00", "2026-03-16 08:00"),
        ("weekly", "2026-03-16 07:59", "2026-03-09 08:00"),
        ("weekly", "2027-01-03 12:00", "2026-12-28 08:00"),
        ("monthly", "2026-03-01 08:00", "2026-03-01 08:00"),
        ("monthly", "2026-03-01 07:59", "2026-02-01 08:00"),
        ("monthly", "2027-01-01 00:30", "2026-12-01 08:00"),
    ],
)
def test_the_last_time_up_to_a_moment(every, by, last):
    assert latest(every, lima(by)) == lima(last)


@pytest.mark.parametrize(
    ("every", "due", "now", "when"),
    [
        ("daily", "2026-03-10 08:00", "2026-03-10 08:00:20", "2026-03-10 08:00"),
        ("daily", "2026-03-10 08:00", "2026-03-10 20:00", "2026-03-10 08:00"),
        ("daily", "2026-03-10 08:00", "2026-03-10 20:00:01", "2026-03-11 08:00"),
        ("daily", "2026-03-10 08:00", "2026-03-14 09:00", "2026-03-14 08:00"),
        ("daily", "2026-03-10 08:00", "2026-03-14 23:00", "2026-03-15 08:00"),
        ("weekly", "2026-03-16 08:00", "2026-03-19 20:00", "2026-03-16 08:00"),
        ("weekly", "2026-03-16 08:00", "2026-03-19 20:01", "2026-03-23 08:00"),
        ("weekly", "2026-03-16 08:00", "2026-04-07 09:00", "2026-04-06 08:00"),
        ("monthly", "2026-03-01 08:00", "2026-03-16 20:00", "2026-03-01 08:00"),
        ("monthly", "2026-03-01 08:00", "2026-03-16 20:01", "2026-04-01 08:00"),
        ("monthly", "2028-02-01 08:00", "2028-02-15 20:01", "2028-03-01 08:00"),
    ],
)
def test_after_an_outage_what_is_older_than_half_its_rhythm_is_left_out(every, due, now, when):
    assert caught_up(every, lima(due), lima(now)) == lima(when)


def test_times_are_in_utc():
    due = following("daily", lima("2026-03-10 12:00"))
    assert (due, due.tzinfo) == (datetime(2026, 3, 11, 13, tzinfo=UTC), UTC)


@given(st.sampled_from(RHYTHMS), st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds
def test_each_moment_lies_between_two_times_in_a_row(every, moment):
    last, coming = latest(every, moment), following(every, moment)
    assert last <= moment < coming
    assert following(every, last) == coming
    assert latest(every, coming) == coming
    assert latest(every, coming - timedelta(microseconds=1)) == last
    assert (coming.astimezone(LIMA).hour, coming.astimezone(LIMA).minute) == (8, 0)
