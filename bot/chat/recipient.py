"""Who is written to without having written: a chat that subscribed."""

from typing import Any

from telegram.ext import Application

from bot.chat.address import Address
from bot.chat.context import Context
from bot.chat.conversations import Conversation
from bot.memory import Kept, Subscription
from bot.phrase import Voice


class Recipient(Context):
    """What a handler would have at hand, had the chat just written; nothing of it counts as talk of the chat."""

    def __init__(
        self, application: Application[Any, Any, Any, Any, Any, Any], subscription: Subscription, kept: Kept
    ) -> None:
        """Takes whom to write to, and what is kept of that chat."""
        super().__init__(application, chat_id=subscription.chat)
        self._subscription = subscription
        self._conversation = Conversation(kept=kept, recalled=True)

    @property
    def home(self) -> int:
        """The chat, by the id that it has now."""
        return self.moved or self._subscription.chat

    @property
    def private(self) -> bool:
        """Whether it is one person; groups have negative ids (core.telegram.org/api/bots/ids)."""
        return self.home > 0

    @property
    def address(self) -> Address:
        """The chat, and no message in it."""
        return Address(self.home)

    @property
    def conversation(self) -> Conversation:
        """One of its own: thousands of recipients would else drive out those who talk."""
        return self._conversation

    @property
    def voice(self) -> Voice:
        """The language chosen in the chat, or else that in which it subscribed."""
        return Voice.of(self._conversation.kept.language or self._subscription.wish.language)
