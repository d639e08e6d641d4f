"""Who is written to without having written: the chat of a letter."""

from typing import Any

from telegram.ext import Application

from bot.chat.address import Address
from bot.chat.context import Context
from bot.chat.conversations import Conversation
from bot.memory import Letter
from bot.phrase import Voice


class Recipient(Context):
    """What a handler would have at hand, had the chat just written; nothing of it counts as talk of the chat."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any], letter: Letter) -> None:
        """Takes what is to be sent, which says to whom, and what is kept of that chat."""
        super().__init__(application, letter.chat)
        self._letter = letter
        self._conversation = Conversation(kept=letter.kept, recalled=True)

    @property
    def home(self) -> int:
        """The chat."""
        return self._letter.chat

    @property
    def private(self) -> bool:
        """Whether it is one person; groups have negative ids (core.telegram.org/api/bots/ids)."""
        return self.home > 0

    @property
    def address(self) -> Address:
        """The chat, in a group the topic in which it was wished, and no message in it."""
        subscription = self._letter.subscription
        return Address(self.home, subscription.wish.topic if subscription else None)

    @property
    def conversation(self) -> Conversation:
        """One of its own: thousands of recipients would else drive out those who talk."""
        return self._conversation

    @property
    def voice(self) -> Voice:
        """The language chosen in the chat, or else that in which it subscribed."""
        subscription = self._letter.subscription
        return Voice.of(self._letter.kept.language or (subscription.wish.language if subscription else ""))
