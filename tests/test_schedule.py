"""When something is due; a table for each question."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import LIMA
from bot.rhythm import HOME, NIGHT, Hours, Quiet, Rhythm, Timing
from bot.schedule import awake, caught_up, following, latest, stale

ZONES = [HOME, "UTC", "Europe/Madrid", "America/Santiago", "Pacific/Apia", "Asia/Kathmandu"]

MADRID, SANTIAGO = ZoneInfo("Europe/Madrid"), ZoneInfo("America/Santiago")


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
    assert following(Rhythm.of(every), HOME, lima(after)) == lima(due)


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
    assert latest(Rhythm.of(every), HOME, lima(by)) == lima(last)


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
    assert caught_up(Rhythm.of(every), HOME, lima(due), lima(now)) == lima(when)


def test_times_are_in_utc():
    due = following(Rhythm.of("daily"), HOME, lima("2026-03-10 12:00"))
    assert (due, due.tzinfo) == (datetime(2026, 3, 11, 13, tzinfo=UTC), UTC)


@pytest.mark.parametrize(
    ("day", "after", "due"),
    [
        (31, "2026-01-31 07:00", "2026-01-31 08:00"),
        (31, "2026-01-31 08:00", "2026-02-28 08:00"),
        (31, "2026-02-28 08:00", "2026-03-31 08:00"),
        (31, "2026-04-30 07:59", "2026-04-30 08:00"),
        (30, "2028-01-30 12:00", "2028-02-29 08:00"),
        (29, "2026-02-10 12:00", "2026-02-28 08:00"),
        (15, "2026-12-15 08:00", "2027-01-15 08:00"),
    ],
)
def test_a_month_without_the_day_has_its_last_one(day, after, due):
    assert following(Rhythm("monthly", day), HOME, lima(after)) == lima(due)


@pytest.mark.parametrize(
    ("rhythm", "after", "due"),
    [
        (Rhythm("weekly", 4, time(18, 30)), "2026-03-10 12:00", "2026-03-13 18:30"),
        (Rhythm("weekly", 6, time(6)), "2026-03-15 06:00", "2026-03-22 06:00"),
        (Rhythm("daily", at=time(23, 45)), "2026-03-10 23:45", "2026-03-11 23:45"),
    ],
)
def test_the_day_of_the_week_and_the_hour_are_those_chosen(rhythm, after, due):
    assert following(rhythm, HOME, lima(after)) == lima(due)


@pytest.mark.parametrize(
    ("zone", "at", "dues"),
    [
        (MADRID, time(8), ["2026-03-28T07:00", "2026-03-29T06:00", "2026-03-30T06:00"]),
        (MADRID, time(2, 30), ["2026-03-28T01:30", "2026-03-29T01:30", "2026-03-30T00:30"]),  # 2:30 does not exist
        (MADRID, time(2, 30), ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]),  # 2:30 comes twice
        (SANTIAGO, time(0), ["2026-09-05T04:00", "2026-09-06T04:00", "2026-09-07T03:00"]),  # no midnight on that day
    ],
)
def test_each_day_has_its_time_once_also_where_the_clocks_change(zone, at, dues):
    dues = [datetime.fromisoformat(due).replace(tzinfo=UTC) for due in dues]
    rhythm = Rhythm("daily", at=at)
    assert [following(rhythm, zone.key, due - timedelta(seconds=1)) for due in dues] == dues
    assert [following(rhythm, zone.key, due) for due in dues[:-1]] == dues[1:]


@pytest.mark.parametrize(
    ("timing", "every", "rhythm"),
    [
        (Timing(), "weekly", Rhythm("weekly", 0, time(8))),
        (Timing(), "monthly", Rhythm("monthly", 1, time(8))),
        (Timing("weekly", 4, time(18)), "weekly", Rhythm("weekly", 4, time(18))),
        (Timing("weekly", 4, time(18)), "monthly", Rhythm("monthly", 1, time(18))),
        (Timing(at=time(6, 30)), "daily", Rhythm("daily", 0, time(6, 30))),
    ],
)
def test_what_was_not_said_of_a_rhythm_is_as_usual(timing, every, rhythm):
    assert Rhythm.of(every, timing) == rhythm


@pytest.mark.parametrize(
    ("quiet", "moment", "then"),
    [
        (NIGHT, "2026-03-10 20:59", "2026-03-10 20:59"),
        (NIGHT, "2026-03-10 21:00", "2026-03-11 07:00"),
        (NIGHT, "2026-03-11 03:00", "2026-03-11 07:00"),
        (NIGHT, "2026-03-11 06:59:59", "2026-03-11 07:00"),
        (NIGHT, "2026-03-11 07:00", "2026-03-11 07:00"),
        (Quiet(time(13), time(15)), "2026-03-11 14:00", "2026-03-11 15:00"),
        (Quiet(time(13), time(15)), "2026-03-11 16:00", "2026-03-11 16:00"),
        (Quiet(time(9), time(9)), "2026-03-11 09:00", "2026-03-11 09:00"),
        (None, "2026-03-11 03:00", "2026-03-11 03:00"),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end(quiet, moment, then):
    assert awake(Hours(quiet=quiet), lima(moment)) == lima(then)


def test_quiet_hours_are_those_of_where_the_chat_lives():
    assert awake(Hours("Europe/Madrid"), lima("2026-03-10 16:00")) == lima("2026-03-11 01:00")


RHYTHMS = st.one_of(
    st.builds(Rhythm, st.just("daily"), at=st.times()),
    st.builds(Rhythm, st.just("weekly"), st.integers(0, 6), st.times()),
    st.builds(Rhythm, st.just("monthly"), st.integers(1, 31), st.times()),
)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@given(RHYTHMS, st.sampled_from(ZONES), MOMENTS)
def test_each_moment_lies_between_two_times_in_a_row(rhythm, zone, moment):
    last, coming = latest(rhythm, zone, moment), following(rhythm, zone, moment)
    assert last <= moment < coming
    assert following(rhythm, zone, last) == coming
    assert latest(rhythm, zone, coming) == coming
    assert latest(rhythm, zone, coming - timedelta(microseconds=1)) == last
    assert last < stale(rhythm, zone, last) < coming


@given(st.sampled_from(ZONES), st.times(), st.times(), MOMENTS)
def test_what_waits_for_the_end_of_quiet_hours_waits_less_than_two_days_and_then_no_more(zone, start, end, moment):
    hours = Hours(zone, Quiet(start, end))
    then = awake(hours, moment)
    assert moment <= then < moment + timedelta(days=2)
    assert awake(hours, then) == then
