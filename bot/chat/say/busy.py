"""Signs that the bot is at work: "typing…", "sending photo…", on all that takes its time."""

import asyncio
from contextlib import suppress
from typing import Self

from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.chat.context import Context, Timer

AFTER, EVERY = 0.5, 4.0
"""Seconds until the first sign, and until the next: Telegram shows each for 5 (bots/api#sendchataction)."""


class Busy:
    """Shows the sign while entered; of signs within signs the innermost. No failure of a sign matters.

    Most is done before the first sign is due, and costs a timer that never goes off.
    """

    def __init__(self, context: Context, action: ChatAction = ChatAction.TYPING) -> None:
        self._context = context
        self._action = action
        self._depth = 0
        self._timer: Timer | None = None
        self._showing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        if self._context.chat:
            self._context.signs.append(self._action)
            self._depth = len(self._context.signs)
            self._timer = self._context.desk.later(AFTER, self._begin)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._timer:
            self._context.signs.pop()
            self._timer.cancel()
        if self._showing:
            self._showing.cancel()
            await asyncio.wait([self._showing])

    def _begin(self) -> None:
        self._showing = asyncio.create_task(_show(self._context, self._depth))


async def _show(context: Context, depth: int) -> None:
    """The first failure ends it: where Telegram refuses a sign, it would refuse the next one too."""
    with suppress(TelegramError):
        while True:
            if depth == len(context.signs):
                await context.bot.send_chat_action(**context.address.place, action=context.signs[-1])
            await context.desk.sleep(EVERY)
