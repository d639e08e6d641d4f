"""The way on which the bot writes first: its messages keep apart, so that answers to people find room between them."""

from dataclasses import dataclass
from functools import partial

from telegram import InlineKeyboardMarkup

from bot.chat.context import App

APART = 0.05
"""Seconds between two messages: 20 a second, of the 30 that a bot may send (core.telegram.org/bots/faq)."""


@dataclass
class Line:
    """The way to Telegram.

    Attributes:
        app: whose bot sends.
        used: whether it has just been used.
    """

    app: App
    used: bool = False

    async def free(self) -> None:
        """Waits until the next message may go."""
        if self.used:
            await self.app.bot_data.sleep(APART)
            self.used = False

    async def send(self, chat: int, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Sends a text, with patience.

        Raises:
            telegram.error.TelegramError: it could not be sent.
        """
        await self.free()
        self.used = True
        send = partial(self.app.bot.send_message, chat, text, reply_markup=keyboard)
        await self.app.bot_data.patience.deliver(send)
