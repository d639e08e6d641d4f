"""The queue of updates, as getUpdates hands it out."""

import asyncio
from typing import Any

from .refused import OTHER_POLLER, WEBHOOK_ACTIVE

LONGEST_POLL = 50
DEFAULT_OFF = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds that come only to who asks for them."""


class Updates:
    """Updates wait here until a poll with a higher offset confirms them."""

    def __init__(self, changed: asyncio.Condition) -> None:
        self._changed = changed
        self._waiting: list[dict[str, Any]] = []
        self._next = 1000
        self._allowed: list[str] = []
        self._poller = 0
        self.webhook = ""

    async def put(self, **update: Any) -> int:
        """Queues an update, if its kind is wanted; says its id."""
        self._next += 1
        kind = next(iter(update))
        wanted = kind in self._allowed if self._allowed else kind not in DEFAULT_OFF
        async with self._changed:
            if wanted:
                self._waiting.append({"update_id": self._next, **update})
            self._changed.notify_all()
        return self._next

    async def get(
        self,
        offset: int = 0,
        limit: int = 100,
        timeout: int = 0,  # noqa: ASYNC109 - Telegram's parameter
        allowed_updates: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        """One poll: confirms, then waits at most `timeout` seconds for something new."""
        if self.webhook:
            raise WEBHOOK_ACTIVE
        if allowed_updates is not None:
            self._allowed = allowed_updates
        self._confirm(offset)
        async with self._changed:
            self._poller += 1
            mine = self._poller
            self._changed.notify_all()
            try:
                async with asyncio.timeout(min(timeout, LONGEST_POLL)):
                    await self._changed.wait_for(lambda: self._waiting or self._poller != mine)
            except TimeoutError:
                return []
            if self._poller != mine:
                raise OTHER_POLLER
        return self._waiting[: max(1, min(limit, 100))]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif offset:
            self._waiting = [update for update in self._waiting if update["update_id"] >= offset]

    def __len__(self) -> int:
        return len(self._waiting)
