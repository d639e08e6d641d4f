"""What the chats heard last talked about: in memory only, and bounded."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from weakref import ReferenceType, ref

from bot.chat.told import Told
from bot.chat.truce import Truce
from bot.memory import Kept
from bot.registry import Registry
from bot.reply import Turn

CHATS = 10_000
"""How many conversations are kept; the one silent for longest goes first."""

LAPSE = timedelta(minutes=1)
"""How long a memory that failed is left alone by a chat: each try may take seconds."""


@dataclass(slots=True)
class Conversation:
    """What is known of one chat.

    Attributes:
        turn: the last thing asked, for follow-ups.
        wish: what is to be sent, while it is asked how often.
        looked_at: the subscription whose card was seen last, and when: "a las 9" is said of that one.
        kept: what survives a restart, once it was `recalled`.
        lapse: while it holds, what could not be recalled is not tried again; None where nothing has failed.
        told: which texts answered its latest messages.
        place_asked: whether a button to share a place waits below the chat.
        read: what the memory said of all this last, where other processes may have written it.
        within: the registry that all this is known to keep to.
    """

    turn: Turn | None = None
    wish: Turn | None = None
    looked_at: tuple[str, datetime] | None = None
    kept: Kept = Kept()  # noqa: RUF009 - frozen
    recalled: bool = False
    lapse: Truce | None = None
    told: Told = field(default_factory=Told)
    place_asked: bool = False
    read: str | None = None
    within: ReferenceType[Registry] | None = None

    def keep_to(self, registry: Registry) -> None:
        """Lets go of what was talked about where the tables no longer hold it."""
        if self.within and self.within() is registry:
            return
        self.within = ref(registry)
        self.turn = self.turn and self.turn.within(registry)
        self.wish = self.wish and self.wish.within(registry)


class Conversations:
    """The conversations of the chats heard last, at most `limit` of them."""

    def __init__(self, limit: int = CHATS) -> None:
        self._limit = limit
        self._known: OrderedDict[int, Conversation] = OrderedDict()

    def of(self, chat: int) -> Conversation:
        """The conversation of a chat, which is now the one heard last."""
        if found := self._known.get(chat):
            self._known.move_to_end(chat)
            return found
        made = self._known[chat] = Conversation()
        if len(self._known) > self._limit:
            self._known.popitem(last=False)
        return made

    def move(self, old: int, new: int) -> None:
        """Gives the conversation of one chat to another, where it continues; what is kept is recalled anew there."""
        before, after = self._known.pop(old, Conversation()), self.of(new)
        after.turn, after.kept = after.turn or before.turn, after.kept.over(before.kept)
        after.wish = after.wish or before.wish
        after.within = None
        after.recalled = False  # It may have been before the memory knew.

    def forget(self, chat: int) -> None:
        """Forgets a chat."""
        self._known.pop(chat, None)

    def __len__(self) -> int:
        return len(self._known)
