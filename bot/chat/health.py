"""Health: whether the bot does what it is for, for whoever starts it anew when not; nothing in it is about a person."""

from collections.abc import Callable
from typing import Any

from bot.chat.context import Desk
from bot.chat.glance import Glance

TICK = 300.0
"""Seconds: what is due is looked for every half minute, so after ten misses something is wrong."""

LAG = 3 * 3600.0
"""Seconds that a message may wait: a word to a hundred thousand chats takes 83 minutes at 20 a second."""

UNANSWERED = 300.0
"""Seconds that an update may wait: what a process has left that died is taken over within half a minute."""

Check = dict[str, Any]


class Health:
    """Judges what is seen at a glance."""

    def __init__(self, desk: Desk, time: Callable[[], float]) -> None:
        """Takes a clock in seconds that only goes forward."""
        self.glance = Glance(desk, time)

    async def look(self) -> tuple[bool, dict[str, Check]]:
        """Whether all is well, and each check: its status, and what it measured."""
        seen = await self.glance.look()
        status, tick = seen.status, self.glance.desk.ticked.ago
        checks = {
            "facts": _check(seen.facts),
            "memory": _check(status is not None),
            "tick": _check(tick <= TICK, seconds=round(tick)),
            "inbox": _check(
                seen.unanswered <= UNANSWERED,
                seconds=round(seen.unanswered),
                updates=status.inbox.open if status else None,
            ),
            "waiting": _check(seen.lag <= LAG, seconds=round(seen.lag), messages=status.waiting if status else None),
        }
        return all(check["status"] == "ok" for check in checks.values()), checks


def _check(well: bool, **measured: object) -> Check:  # noqa: FBT001 - what it is about
    return {"status": "ok" if well else "failing", **measured}
