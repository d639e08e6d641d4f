"""When a subscription comes, as open text: the schedule is kept by the database, which unseals nothing.

`weekly 0 08:00 America/Lima 21:00-07:00`: how often, on which day, at what time, where by the clock, and when never.
"""

from datetime import datetime, time
from typing import NamedTuple, cast

from bot.memory.faults import sound
from bot.rhythm import Every, Hours, Quiet, Rhythm
from bot.schedule import following

NEWS = "news "
"""How a plan begins that has no times."""


class Plan(NamedTuple):
    """A rhythm by the hours of a chat."""

    rhythm: Rhythm
    hours: Hours

    def due_at(self, now: datetime) -> datetime | None:
        """When it is due next, in UTC; None: it comes with news."""
        return following(self.rhythm, self.hours.zone, now) if self.rhythm.timed else None

    def written(self) -> str:
        """The text."""
        rhythm, quiet = self.rhythm, self.hours.quiet
        never = f"{quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet else "-"
        return f"{rhythm.every} {rhythm.day} {rhythm.at:%H:%M} {self.hours.zone} {never}"


def read(text: str) -> Plan:
    """What `written` wrote.

    Raises:
        CannotRemember: something else wrote it.
    """
    with sound():
        every, day, at, zone, never = text.split(" ")
        start, _, end = never.partition("-")
        quiet = Quiet(time.fromisoformat(start), time.fromisoformat(end)) if start else None
        return Plan(Rhythm(cast("Every", every), int(day), time.fromisoformat(at)), Hours(zone, quiet))
