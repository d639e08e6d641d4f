"""The library's application, which remembers nobody by itself."""

from typing import Any

from telegram.ext import Application

from bot.chat.context import Bag, Context, Desk
from bot.chat.teller import Teller


class Forgetful(Application[Teller, Context, Bag, Bag, Desk, None]):
    """What the bot knows of chats is in its conversations and its memory, both of which forget.

    The library's own notes every chat and every user whose data it might have to keep. Nothing ever reads that where
    it keeps none: it would grow as long as the bot runs, and outlast what somebody had deleted.
    """

    def _mark_for_persistence_update(self, **_: Any) -> None:  # noqa: ANN401 - as the library has it
        """Notes nothing."""
