"""What a handler has at hand: the facts, the clock, and the conversation of the chat, with their types."""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self, TypeAlias, cast

from telegram import Update, User
from telegram.ext import Application, CallbackContext, ExtBot

from bot.chat.delivery import Patience
from bot.phrase import Voice
from bot.reply import Facts, Turn

CHATS = 10_000
"""How many conversations are kept; the one silent for longest goes first."""


def error_id() -> str:
    """A short random name for one error, to find it in the log."""
    return secrets.token_hex(4)


@dataclass(slots=True)
class Conversation:
    """What is remembered of one chat: the language chosen in it, if any, and the last thing asked."""

    language: str | None = None
    turn: Turn | None = None


class Conversations:
    """The conversations of the chats heard last, at most `limit` of them."""

    def __init__(self, limit: int = CHATS) -> None:
        self._limit = limit
        self._kept: OrderedDict[int, Conversation] = OrderedDict()

    def of(self, chat: int) -> Conversation:
        """The conversation of a chat, which is now the one heard last."""
        conversation = self._kept.setdefault(chat, Conversation())
        self._kept.move_to_end(chat)
        if len(self._kept) > self._limit:
            self._kept.popitem(last=False)
        return conversation

    def __len__(self) -> int:
        return len(self._kept)


@dataclass(frozen=True, slots=True)
class Desk:
    """What all chats share. `refused` is set when Telegram no longer takes the token while polling."""

    facts: Facts
    conversations: Conversations
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    patience: Patience
    refused: asyncio.Event = field(default_factory=asyncio.Event)

    def as_type(self) -> "type[Desk]":
        """This very desk, for a library that wants a class and does nothing with it but call it."""
        return cast("type[Desk]", lambda: self)


Bag: TypeAlias = dict[Any, Any]
"""The library's own store of a user and a chat; unused, since it has neither types nor bounds."""


class Context(CallbackContext[ExtBot[None], Bag, Bag, Desk]):
    """What one update brings with it."""

    heard: Update | None = None

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Self, Any, Any, Any, Any]) -> Self:
        """Keeps the update itself, so that whom to answer, and how, is known here."""
        context = super().from_update(update, application)
        context.heard = update if isinstance(update, Update) else None
        return context

    @property
    def desk(self) -> Desk:
        """What all chats share."""
        return self.bot_data

    @property
    def conversation(self) -> Conversation:
        """The conversation of this chat."""
        where = self.heard and (self.heard.effective_chat or self.heard.effective_user)
        return self.desk.conversations.of(where.id) if where else Conversation()

    @property
    def voice(self) -> Voice:
        """The language chosen in the chat, or else that of the user's Telegram."""
        user: User | None = self.heard.effective_user if self.heard else None
        return Voice.of(self.conversation.language or (user and user.language_code) or "")


App: TypeAlias = Application[ExtBot[None], Context, Bag, Bag, Desk, None]
