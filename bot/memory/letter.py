"""Letters: what is taken out of the outbox to be sent, and what was told before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from bot.memory.kept import Kept
from bot.memory.subscription import Subscription

Kind = Literal["summary", "news", "correction", "broadcast"]
Ending = Literal["sent", "doubtful", "expired", "refused", "cancelled", "unchanged", "failed"]
"""What became of a letter."""


class Edition(NamedTuple):
    """What was told: its number, the question as a word, its figures, the version of the facts, and the first day."""

    id: int
    question: str
    figures: str
    version: str
    told_on: date


class Topic(NamedTuple):
    """A question that some want news of, by the hash that they share, and what they were told last."""

    name: str
    question: str
    told: Edition | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to be sent, taken by a process for a while.

    Attributes:
        id: its number; in a chat they are sent in this order.
        kind: what it is.
        lane: the chat's name in the memory.
        lease: the name of the process that took it, and of this taking.
        chat: the chat.
        kept: what is kept of the chat.
        subscription: what it is sent for; of a broadcast, something that the chat is sent.
        about: of a correction the number of the edition, of a broadcast its name.
        attempts: how often it was tried.
        doubtful: whether it may have arrived already.
        told: what was told last for the subscription.
        edition: of a correction, what was told; None where the chat has been put right on it meanwhile.
        texts: of a broadcast, the text by its language.
    """

    id: int
    kind: Kind
    lane: str
    lease: str
    chat: int
    kept: Kept
    subscription: Subscription | None
    due_at: datetime
    expires_at: datetime
    about: str = ""
    attempts: int = 0
    doubtful: bool = False
    told: Edition | None = None
    edition: Edition | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
