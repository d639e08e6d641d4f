"""What a chat talks about, written down: where several processes answer, the next message may come to another one."""

import logging
from datetime import datetime

import msgspec

from bot.chat.conversations import Conversation
from bot.chat.told import Told
from bot.question import Ambiguous, Question, Subject
from bot.reply import Turn

log = logging.getLogger(__name__)


class _Turn(msgspec.Struct, omit_defaults=True):
    """A turn, with a place for each of the things that may have been asked."""

    at: datetime
    question: Question | None = None
    ambiguous: Ambiguous | None = None
    shown: tuple[Subject, ...] = ()

    @classmethod
    def of(cls, turn: Turn | None) -> "_Turn | None":
        if turn is None:
            return None
        if isinstance(turn.asked, Question):
            return cls(turn.at, question=turn.asked, shown=turn.shown)
        return cls(turn.at, ambiguous=turn.asked, shown=turn.shown)

    @property
    def turn(self) -> Turn | None:
        asked = self.question or self.ambiguous
        return Turn(asked, self.at, self.shown) if asked else None


class _Talk(msgspec.Struct, omit_defaults=True):
    """What is written down of a conversation; what is kept for longer has its own place in the memory."""

    turn: _Turn | None = None
    wish: _Turn | None = None
    looked_at: tuple[str, datetime] | None = None
    told: tuple[tuple[int, tuple[int, ...]], ...] = ()
    place_asked: bool = False


_NOTHING = _Talk()
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(_Talk)


def written(conversation: Conversation) -> str | None:
    """The conversation as JSON; None where there is nothing to go on with."""
    talk = _Talk(
        _Turn.of(conversation.turn),
        _Turn.of(conversation.wish),
        conversation.looked_at,
        tuple(conversation.told.items()),
        conversation.place_asked,
    )
    return None if talk == _NOTHING else _ENCODER.encode(talk).decode()


def read(text: str | None, conversation: Conversation) -> None:
    """Has a conversation go on with what `written` wrote; what another version wrote differently is forgotten."""
    try:
        talk = _DECODER.decode(text) if text else _NOTHING
    except msgspec.MsgspecError as fault:
        log.warning("a conversation begins anew: %s", type(fault).__name__)
        talk = _NOTHING
    conversation.turn = talk.turn.turn if talk.turn else None
    conversation.wish = talk.wish.turn if talk.wish else None
    conversation.looked_at = talk.looked_at
    conversation.told = Told(talk.told)
    conversation.place_asked = talk.place_asked
    conversation.within = None
