"""Sending: what is sent again, after how long, and what never is."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import aiohttp
from telegram.error import RetryAfter, TelegramError

from bot.chat.order import stepped_aside

Sent = TypeVar("Sent")

UNSENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""Failures before anything left. After any other the message may have arrived, and a second would double it."""


def asked_to_wait(error: RetryAfter) -> float:
    """Seconds for which Telegram wants nothing more to be sent."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else asked


def never_left(error: TelegramError) -> bool:
    """Whether what failed surely was not sent: nothing had left, or Telegram asked to wait."""
    return isinstance(error, RetryAfter) or isinstance(error.__cause__, UNSENT)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a message is worth waiting for.

    Attributes:
        attempts: how often it is tried in all.
        pause: seconds before a message that never left is tried again.
        longest: seconds; a longer wait asked for by Telegram is not kept, the message is given up.
        sleep: what waiting is.
    """

    attempts: int = 3
    pause: float = 1.0
    longest: float = 60.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def deliver(self, send: Callable[[], Awaitable[Sent]]) -> Sent:
        """Sends, and again after the wait Telegram asks for, or when nothing had left.

        Raises:
            TelegramError: the first error that waiting does not mend, or the last one.
        """
        for _ in range(self.attempts - 1):
            try:
                return await send()
            except TelegramError as error:
                wait = self._wait(error)
                if wait is None or wait > self.longest:
                    raise
            async with stepped_aside():
                await self.sleep(wait)
        return await send()

    def _wait(self, error: TelegramError) -> float | None:
        """Seconds until it may be sent again; None when it must not."""
        if isinstance(error, RetryAfter):
            return asked_to_wait(error)
        return self.pause if isinstance(error.__cause__, UNSENT) else None
