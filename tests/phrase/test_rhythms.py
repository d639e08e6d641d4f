"""How often and when, as it is said."""

from datetime import UTC, datetime, time

import pytest

from bot.phrase import Voice
from bot.phrase.rhythms import coming, quiet_words, rhythm_words, weekdays, zone_name
from bot.rhythm import NIGHT, ZONES, Hours, Quiet, Rhythm

LIMA, MADRID = Hours(), Hours(zone="Europe/Madrid")


@pytest.mark.parametrize(
    ("rhythm", "hours", "es", "en"),
    [
        (Rhythm("daily", at=time(18, 30)), LIMA, "cada día a las 18:30", "every day at 18:30"),
        (Rhythm("weekly"), LIMA, "cada lunes a las 8:00", "every Monday at 8:00"),
        (Rhythm("weekly", 6), LIMA, "cada domingo a las 8:00", "every Sunday at 8:00"),
        (Rhythm("monthly", 15), LIMA, "el 15 de cada mes a las 8:00", "on day 15 of each month at 8:00"),
        (Rhythm("monthly", 28), LIMA, "el 28 de cada mes a las 8:00", "on day 28 of each month at 8:00"),
        (
            Rhythm("monthly", 30),
            LIMA,
            "el 30 de cada mes (o el último día) a las 8:00",
            "on day 30 of each month (or its last day) at 8:00",
        ),
        (Rhythm("monthly", 31), LIMA, "el último día de cada mes a las 8:00", "on the last day of each month at 8:00"),
        (Rhythm("news"), MADRID, "cuando haya cifras nuevas", "whenever there are new figures"),
        (Rhythm("weekly"), MADRID, "cada lunes a las 8:00, hora de Madrid", "every Monday at 8:00, Madrid time"),
    ],
)
def test_a_rhythm_in_words(rhythm, hours, es, en):
    assert rhythm_words(rhythm, hours, Voice.of("es")) == es
    assert rhythm_words(rhythm, hours, Voice.of("en")) == en


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (LIMA, "lunes 16 de marzo de 2026 a las 8:00"),
        (MADRID, "lunes 16 de marzo de 2026 a las 14:00"),
        (Hours(zone="Asia/Tokyo"), "lunes 16 de marzo de 2026 a las 22:00"),
    ],
)
def test_a_moment_is_told_by_the_clock_of_the_chat(hours, text):
    assert coming(datetime(2026, 3, 16, 13, tzinfo=UTC), hours, Voice.of("es")).startswith(text)


@pytest.mark.parametrize(
    ("quiet", "text"), [(NIGHT, "de 21:00 a 7:00"), (Quiet(time(0), time(6, 30)), "de 0:00 a 6:30"), (None, "ninguna")]
)
def test_quiet_hours_in_words(quiet, text):
    assert quiet_words(quiet, Voice.of("es")) == text


@pytest.mark.parametrize(
    ("zone", "es", "en"),
    [
        ("America/Lima", "Lima", "Lima"),
        ("America/New_York", "Nueva York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
        ("Asia/Tokyo", "Tokio", "Tokyo"),
    ],
)
def test_a_time_zone_goes_by_its_city(zone, es, en):
    assert (zone_name(zone, Voice.of("es")), zone_name(zone, Voice.of("en"))) == (es, en)


@pytest.mark.parametrize("language", ["es", "en", "qu"])
def test_no_two_zones_or_days_have_the_same_name(language):
    voice = Voice.of(language)
    assert len({zone_name(zone, voice) for zone in ZONES}) == len(ZONES)
    assert len(set(weekdays(voice))) == 7


def test_days_are_short_enough_for_seven_buttons_in_a_row():
    assert weekdays(Voice.of("es")) == ("Lu", "Ma", "Mi", "Ju", "Vi", "Sá", "Do")
    assert weekdays(Voice.of("en")) == ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
