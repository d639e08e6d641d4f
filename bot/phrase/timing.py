"""How often and when something comes, in words: rhythms, moments, hours, and the names of days and time zones."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_day_names, get_timezone_location

from bot.phrase.voice import Voice
from bot.rhythm import HOME, NIGHT, Hours, Quiet, Rhythm

ZONES = (
    HOME,
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Mexico_City",
    "America/Bogota",
    "America/Guayaquil",
    "America/Caracas",
    "America/La_Paz",
    "America/Santiago",
    "America/Argentina/Buenos_Aires",
    "America/Sao_Paulo",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Zurich",
    "Asia/Tokyo",
    "Australia/Sydney",
)
"""Time zones to choose from: where most Peruvians live, at home and abroad."""

QUIETS: tuple[Quiet | None, ...] = (
    NIGHT,
    Quiet(time(20), time(6)),
    Quiet(time(22), time(8)),
    Quiet(time(23), time(9)),
    None,
)
"""Quiet hours to choose from; None: never."""

SHORTER = 29
"""From this day on there are months that lack it."""

ALWAYS = 31
"""Stands for the last day of every month."""


def rhythm_words(rhythm: Rhythm, hours: Hours, voice: Voice) -> str:
    """How often and when, inside a sentence: "cada lunes a las 8:00", "cuando haya cifras nuevas"."""
    if not rhythm.timed:
        return voice.gettext("when there are new figures")
    at = _there(voice, _at(voice, rhythm.at), hours.zone)
    match rhythm.every:
        case "weekly":
            return voice.gettext("each {weekday} {at}", weekday=weekday(rhythm.day, voice), at=at)
        case "monthly":
            return _monthly(voice, rhythm.day, at)
        case _:
            return voice.gettext("each day {at}", at=at)


def _monthly(voice: Voice, day: int, at: str) -> str:
    if day == ALWAYS:
        return voice.gettext("on the last day of each month {at}", at=at)
    if day >= SHORTER:
        return voice.gettext("on day {day} of each month, in February on the last, {at}", day=day, at=at)
    return voice.gettext("on day {day} of each month {at}", day=day, at=at)


def moment_words(moment: datetime, hours: Hours, voice: Voice) -> str:
    """When that is where the chat lives: "el lunes 16 de marzo a las 8:00"."""
    local = moment.astimezone(ZoneInfo(hours.zone))
    return f"{day_words(moment, hours, voice)} {_there(voice, _at(voice, local.time()), hours.zone)}"


def day_words(moment: datetime, hours: Hours, voice: Voice) -> str:
    """The day of it there: "el lunes 16 de marzo"."""
    local = moment.astimezone(ZoneInfo(hours.zone))
    day = voice.day(local.date())
    return voice.gettext("on {weekday} {day}", weekday=weekday(local.weekday(), voice), day=day)


def quiet_words(quiet: Quiet | None, voice: Voice) -> str:
    """Quiet hours, as they stand on a button: "de 21:00 a 7:00", "ninguna"."""
    if quiet is None:
        return voice.pgettext("quiet hours", "none")
    start, end = (clock(at, voice) for at in quiet)
    return voice.pgettext("hours", "from {start} to {end}", start=start, end=end)


def clock(at: time, voice: Voice) -> str:
    """A time of the day by its figures: "8:00", "18:30"."""
    return format_time(at, "H:mm", locale=voice.locale)


def zone_name(zone: str, voice: Voice) -> str:
    """A time zone by its city: "Nueva York"."""
    city = get_timezone_location(zone, locale=voice.locale, return_city=True)
    return city.rpartition("/")[2]


def weekday(day: int, voice: Voice) -> str:
    """A day of the week, 0 for Monday: "lunes"."""
    return str(get_day_names("wide", locale=voice.locale)[day])


def short_weekday(day: int, voice: Voice) -> str:
    """The same for a narrow button: "lu"."""
    return str(get_day_names("short", locale=voice.locale)[day]).lower()


def _at(voice: Voice, at: time) -> str:
    """At a time of the day; Spanish has one o'clock alone in the singular."""
    said = clock(at, voice)
    if at.hour == 1:
        return voice.pgettext("one o’clock", "at {time}", time=said)
    return voice.gettext("at {time}", time=said)


def _there(voice: Voice, words: str, zone: str) -> str:
    """A time with the city whose clocks it goes by, unless that is home."""
    return words if zone == HOME else voice.gettext("{at}, {city} time", at=words, city=zone_name(zone, voice))
