"""How often and when something comes, in words: "cada lunes a las 8:00, hora de Madrid"."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_day_names, get_timezone_location

from bot.phrase.telling import capital
from bot.phrase.voice import Voice
from bot.rhythm import HOME, Hours, Quiet, Rhythm

LAST, LONGEST = 31, 28
"""The day of the month that is always its last one, and the last that every month has."""

_MONDAY = date(2024, 1, 1)


def rhythm_words(rhythm: Rhythm, hours: Hours, voice: Voice) -> str:
    """How often and when: "cada lunes a las 8:00"; with the place whose clock is meant, where that is not Lima."""
    gettext = voice.gettext
    if not rhythm.timed:
        return gettext("whenever there are new figures")
    at = clock_words(rhythm.at, voice)
    match rhythm.every:
        case "weekly":
            day = format_date(_MONDAY + timedelta(days=rhythm.day), "EEEE", locale=voice.locale)
            said = gettext("every {day} at {time}", day=day, time=at)
        case "monthly" if rhythm.day == LAST:
            said = gettext("on the last day of each month at {time}", time=at)
        case "monthly" if rhythm.day > LONGEST:
            number = voice.number(rhythm.day)
            said = gettext("on day {number} of each month (or its last day) at {time}", number=number, time=at)
        case "monthly":
            said = gettext("on day {number} of each month at {time}", number=voice.number(rhythm.day), time=at)
        case _:
            said = gettext("every day at {time}", time=at)
    return (
        said if hours.zone == HOME else gettext("{when}, {place} time", when=said, place=zone_name(hours.zone, voice))
    )


def rhythm_sentence(rhythm: Rhythm, hours: Hours, voice: Voice) -> str:
    """The same as a sentence: "Cada lunes a las 8:00."."""
    return f"{capital(rhythm_words(rhythm, hours, voice))}."


def coming(moment: datetime, hours: Hours, voice: Voice) -> str:
    """The day and the time of a moment, by the clock of the chat: "el lunes 16 de marzo a las 8:00"."""
    local = moment.astimezone(ZoneInfo(hours.zone))
    weekday = format_date(local.date(), "EEEE", locale=voice.locale)
    day = voice.date(local.date())
    return voice.gettext("{weekday}, {day}, at {time}", weekday=weekday, day=day, time=clock_words(local.time(), voice))


def clock_words(at: time, voice: Voice) -> str:
    """A time of the day: 8:00."""
    return format_time(at, "H:mm", locale=voice.locale)


def quiet_words(quiet: Quiet | None, voice: Voice) -> str:
    """The quiet hours: "de 21:00 a 7:00"; or that there are none."""
    if not quiet:
        return voice.gettext("none")
    start, end = (clock_words(end, voice) for end in quiet)
    return voice.pgettext("hours", "{start} to {end}", start=start, end=end)


@cache
def zone_name(zone: str, voice: Voice) -> str:
    """The place by which a time zone goes: Madrid, Nueva York."""
    city: str = get_timezone_location(zone, locale=voice.locale, return_city=True)
    return city.rpartition("/")[2]


def weekdays(voice: Voice) -> tuple[str, ...]:
    """The days of the week in two letters, from Monday on: seven narrow buttons."""
    # CLDR's own short names have two or three, and in Spanish no accent.
    return tuple(str(name)[:2].capitalize() for _, name in sorted(get_day_names(locale=voice.locale).items()))


def last_day(voice: Voice) -> str:
    """The last day of a month, for a button."""
    return voice.gettext("last")
