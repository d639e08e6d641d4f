"""What a handler has at hand: the facts, the clock, the memory, and the conversation of the chat, with their types."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol, Self, TypeAlias, cast
from weakref import WeakSet

from telegram import Chat, Message, Update, User
from telegram.constants import ChatAction
from telegram.ext import Application, CallbackContext

from bot.chat import talking
from bot.chat.address import Address
from bot.chat.conversations import LAPSE, Conversation, Conversations
from bot.chat.delivery import Patience
from bot.chat.drawing import Pen
from bot.chat.feeding import Feeder
from bot.chat.floods import Floods
from bot.chat.keeping import Keeping
from bot.chat.metrics import Metrics
from bot.chat.pulse import Pulse
from bot.chat.puzzles import Puzzles
from bot.chat.teller import Teller
from bot.chat.truce import Truce
from bot.current import Current
from bot.memory import CannotRemember, Kept
from bot.phrase import Voice
from bot.reply import Facts

log = logging.getLogger(__name__)


def error_id() -> str:
    """A short random name for one error, to find it in the log."""
    return secrets.token_hex(4)


def process_name() -> str:
    """A name for this process: its machine, its number there, and digits, for a number may come again."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(2)}"


class Timer(Protocol):
    """Something that will be done."""

    def cancel(self) -> object:
        """It will not; without effect on what is done already."""


Later: TypeAlias = Callable[[float, Callable[[], object]], Timer]


def later(seconds: float, do: Callable[[], object]) -> Timer:
    """By the loop that runs."""
    return asyncio.get_running_loop().call_later(seconds, do)


@dataclass(frozen=True, slots=True)
class Desk:
    """What all chats share.

    Attributes:
        current: the facts that hold now; a piece of work takes them once, at its start.
        memory: what survives a restart.
        puzzles: what was not understood, on its way there.
        conversations: what the chats heard last talked about.
        clock: the time in Lima.
        new_id: a name for an error.
        patience: how long a message is worth waiting for.
        sleep: what waiting is, in seconds.
        later: what does something after so many seconds, unless it is cancelled before.
        rich: whether long rankings are sent as tables of Telegram's rich messages.
        truce: until when such tables are not tried again.
        pen: what draws charts.
        feeder: what reads and stores what admins send.
        floods: who writes too much.
        polled: when Telegram answered a poll last.
        ticked: when what is due was looked for last.
        published: the facts whose news and corrections this process need not look for any more.
        process: a name for this process among those that share the memory.
        metrics: what is counted, for whoever watches the bot.
    """

    current: Current
    memory: Keeping
    puzzles: Puzzles
    conversations: Conversations
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    patience: Patience
    sleep: Callable[[float], Awaitable[None]]
    later: Later
    rich: bool = False
    truce: Truce = field(default_factory=Truce)
    pen: Pen = field(default_factory=Pen)
    feeder: Feeder = field(default_factory=lambda: Feeder(None))
    floods: Floods = field(default_factory=Floods)
    polled: Pulse = field(default_factory=Pulse)
    ticked: Pulse = field(default_factory=Pulse)
    published: WeakSet[Facts] = field(default_factory=WeakSet)
    process: str = field(default_factory=process_name)
    metrics: Metrics = field(default_factory=Metrics)

    async def forget(self, chat: int) -> bool:
        """Deletes all that is known of a chat; of a private one also how fast its owner wrote.

        Says whether anything was on disk.

        Raises:
            CannotRemember: it is still there.
        """
        found = await self.memory.ask(lambda memory: memory.forget(chat))
        self.conversations.forget(chat)
        self.feeder.offers.forget(chat)
        self.floods.forget(chat)
        return found

    def close(self) -> None:
        """Ends the threads; nothing can be drawn, read or kept any more."""
        self.pen.close()
        self.feeder.close()
        self.memory.close()

    def as_type(self) -> "type[Desk]":
        """This very desk, for a library that wants a class and does nothing with it but call it."""
        return cast("type[Desk]", lambda: self)

    async def move(self, old: int, new: int) -> None:
        """A group has another id from now on, and what is known of it."""
        try:
            await self.memory.ask(lambda memory: memory.move(old, new))
        except CannotRemember as fault:
            log.error("what is kept of a group is not moved to its new id: %s", fault)  # noqa: TRY400
        self.conversations.move(old, new)


Bag: TypeAlias = dict[Any, Any]
"""The library's own store of a user and a chat; unused, since it has neither types nor bounds."""


class Context(CallbackContext[Teller, Bag, Bag, Desk]):
    """What one update brings with it.

    Attributes:
        facts: what is known, the same from the first word to the last, whatever takes its place meanwhile.
        heard: the update.
        moved: the id that its chat has got meanwhile.
        signs: what the chat is shown that the bot is doing; the last one counts.
    """

    heard: Update | None = None
    moved: int | None = None
    signs: list[ChatAction]

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        """Takes the facts that hold at this moment."""
        super().__init__(application, chat_id, user_id)
        self.facts: Facts = self.desk.current.facts
        self._talk: Conversation | None = None

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Self, Any, Any, Any, Any]) -> Self:
        """Keeps the update itself, so that whom to answer, and how, is known here."""
        context = super().from_update(update, application)
        context.heard = update if isinstance(update, Update) else None
        context.signs = []
        return context

    @property
    def desk(self) -> Desk:
        """What all chats share."""
        return self.bot_data

    @property
    def today(self) -> date:
        """The day in Lima."""
        return self.desk.clock().date()

    @cached_property
    def chat(self) -> Chat | None:
        """Where the update comes from; none for what is written in chats without the bot."""
        return self.heard.effective_chat if self.heard and not self.heard.guest_message else None

    @cached_property
    def message(self) -> Message | None:
        """What was written, or carries the button tapped, in a chat with the bot."""
        return self.heard.effective_message if self.heard and not self.heard.guest_message else None

    @property
    def address(self) -> Address:
        """Where to answer.

        Raises:
            LookupError: the update comes from no chat.
        """
        if self.moved:
            return Address(self.moved)
        if not self.chat:
            no_chat = "this update has no chat to answer"
            raise LookupError(no_chat)
        return Address.of(self.chat, self.message)

    @property
    def private(self) -> bool:
        """Whether one person talks with the bot alone."""
        return self.chat is not None and self.chat.type == Chat.PRIVATE

    @property
    def home(self) -> int | None:
        """The chat whose conversation this is; without a chat the user's own, which has the user's id."""
        where = self.chat or (self.heard and self.heard.effective_user)
        return self.moved or (where.id if where else None)

    @property
    def conversation(self) -> Conversation:
        """The conversation of this chat."""
        if self._talk is None:
            self._talk = Conversation() if self.home is None else self.desk.conversations.of(self.home)
        return self._talk

    @property
    def voice(self) -> Voice:
        """The language chosen in the chat, or else that of the user's Telegram."""
        user: User | None = self.heard.effective_user if self.heard else None
        return Voice.of(self.conversation.kept.language or (user and user.language_code) or "")

    async def recall(self) -> None:
        """Fetches what is kept of this chat, where it has not been since the start; what is chosen meanwhile holds.

        Where other processes may have answered meanwhile, it is fetched each time, with what the chat talked about.
        """
        conversation, home, shared = self.conversation, self.home, self.desk.memory.shared
        known = conversation.recalled and not shared
        now = self.desk.clock()
        if home is None or known or (conversation.lapse and conversation.lapse.holds(now)):
            return
        try:
            if shared:
                kept, conversation.read = await self.desk.memory.ask(lambda memory: memory.recalled(home))
                talking.read(conversation.read, conversation)
            else:
                kept = await self.desk.memory.ask(lambda memory: memory.chat(home))
        except CannotRemember as fault:
            log.error("what is kept of a chat cannot be read: %s", fault)  # noqa: TRY400 - the words say it all
            conversation.lapse = Truce(LAPSE, now)
        else:
            conversation.kept = kept if conversation.recalled else conversation.kept.over(kept)
            conversation.recalled = True

    async def keep(self, kept: Kept) -> bool:
        """Keeps this of the chat from now on; says whether it will survive a restart.

        Where what was kept could not be read, it must not be written over.
        """
        conversation, home, now = self.conversation, self.home, self.desk.clock()
        conversation.kept = kept
        if home is None or not conversation.recalled:
            return False
        try:
            await self.desk.memory.ask(lambda memory: memory.keep(home, kept, now))
        except CannotRemember as fault:
            log.error("what a chat chose holds until the next restart only: %s", fault)  # noqa: TRY400 - it says it all
            return False
        return True

    async def follow(self, new: int) -> None:
        """The chat has become a supergroup with this id: the rest of the answer goes there."""
        if self.home is not None:
            await self.desk.move(self.home, new)
        self.moved, self._talk = new, None

    async def forget(self) -> bool:
        """Deletes all that is known of the chat; says whether anything was on disk.

        Raises:
            CannotRemember: it is still there.
        """
        found = self.home is not None and await self.desk.forget(self.home)
        self._talk = None
        return found


Handler: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]
"""What answers one kind of update."""

App: TypeAlias = Application[Teller, Context, Bag, Bag, Desk, None]
