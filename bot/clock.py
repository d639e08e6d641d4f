"""What time it is where the network works."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LIMA = ZoneInfo("America/Lima")


def now() -> datetime:
    """The time in Lima."""
    return datetime.now(LIMA)


def noon(day: date) -> datetime:
    """The middle of a day in Lima, for questions asked as if on that day."""
    return datetime.combine(day, time(12), LIMA)
