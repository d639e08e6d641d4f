"""Whether this process can do its work: for a load balancer, a supervisor, and whoever looks."""

from datetime import datetime, timedelta
from typing import NamedTuple

from bot.chat.context import Desk
from bot.memory import CannotRemember

LATE = timedelta(minutes=2)
"""A tick comes twice a minute; without one for so long, nothing is sent any more."""

LAG = timedelta(minutes=15)
"""So old may the oldest message be that could leave, before something is wrong; a large broadcast may take longer."""


class Health(NamedTuple):
    """Whether all is well, and what was looked at: numbers are seconds."""

    well: bool
    checks: dict[str, str | float | None]


async def health(desk: Desk) -> Health:
    """Looks at the facts, the memory, the tick and the outbox."""
    now, pulse = desk.clock(), desk.pulse
    ticked = _seconds(now, pulse.ticked_at)
    checks: dict[str, str | float | None] = {"facts": desk.facts.store.version[:12], "last_tick": ticked}
    try:
        status = await desk.memory.ask(lambda memory: memory.office.status(now))
    except CannotRemember:
        return Health(well=False, checks={**checks, "memory": "failing"})
    lag = _seconds(now, status.waiting_since)
    checks |= {"memory": "ok", "waiting": status.waiting, "lag": lag}
    ticks = ticked is not None and ticked <= LATE.total_seconds()
    flows = lag is None or lag <= LAG.total_seconds()
    return Health(ticks and flows, checks)


def _seconds(now: datetime, since: datetime | None) -> float | None:
    return round((now - since).total_seconds(), 1) if since else None
