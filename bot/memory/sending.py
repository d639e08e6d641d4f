"""The outbox as the chat uses it: each call is one short transaction."""

from datetime import datetime, timedelta

from bot.memory import chats, editions, outbox, queueing, subscriptions, tallies
from bot.memory.database import Database
from bot.memory.letter import Ending, Letter, Topic
from bot.memory.letters import Material
from bot.memory.seal import Seal


class Outbox:
    """What is to be sent. Every method may raise CannotRemember, as those of the memory."""

    def __init__(self, database: Database, seal: Seal) -> None:
        """Takes what the memory has."""
        self._database = database
        self._seal = seal

    def enqueue_due(self, now: datetime, ready: int = queueing.READY) -> int:
        """Puts in what is due, until so many messages are ready; says how many subscriptions it has moved on.

        0: none is due, or enough is ready.
        """
        with self._database.writing() as connection:
            return queueing.enqueue_due(connection, now, ready)

    def enqueue_news(self, topic: Topic, version: str, now: datetime) -> int:
        """Puts in news of a version of the facts for all who want them of a topic; says for how many."""
        told = topic.told.id if topic.told else None
        with self._database.writing() as connection:
            return queueing.enqueue_news(connection, topic.name, told, version, now)

    def enqueue_correction(self, edition: int, version: str, now: datetime) -> int:
        """Puts in a word for each chat that was told an edition which a version of the facts corrects."""
        with self._database.writing() as connection:
            return queueing.enqueue_correction(connection, edition, version, now)

    def clear(self, now: datetime) -> int:
        """Removes what is too old to be sent, and what need not be known any more; says how many messages went."""
        with self._database.writing() as connection:
            gone = outbox.expire(connection, now)
            editions.prune(connection, now)
            tallies.prune(connection, now)
            return gone

    def lease(self, now: datetime, process: str, limit: int, lasting: timedelta) -> list[Letter]:
        """Takes up to so many letters for a process and a time; nobody else has them meanwhile.

        What cannot be unsealed is given up, and the log tells of it.
        """
        with self._database.writing() as connection:
            material = Material(connection, outbox.take(connection, now, process, limit, lasting))
        letters, damaged = material.opened(self._seal)
        if damaged:
            with self._database.writing() as connection:
                outbox.give_up(connection, damaged, now)
        return letters

    def begin(self, letter: Letter, now: datetime, apart: timedelta, edition: int | None) -> datetime | bool:
        """Whether a letter that tells an edition may be sent now: True, and the next one `apart` after it.

        Else when to ask again; False: the letter is no longer ours.
        """
        with self._database.writing() as connection:
            return outbox.begin(connection, letter, now, apart, edition)

    def hold(self, until: datetime) -> None:
        """No process sends anything before."""
        with self._database.writing() as connection:
            outbox.hold(connection, until)

    def later(self, letter: Letter, not_before: datetime, *, failed: bool) -> None:
        """A letter surely did not leave, and may at another time; `failed` counts it as tried."""
        with self._database.writing() as connection:
            outbox.put_off(connection, letter, not_before, failed=failed)

    def doubt(self, letter: Letter, now: datetime, not_before: datetime, edition: int | None) -> None:
        """Nobody knows whether a letter arrived: it comes once more, marked; the second time that is its end."""
        with self._database.writing() as connection:
            outbox.doubt(connection, letter, now, not_before, edition)

    def gone(self, letter: Letter, now: datetime) -> None:
        """The chat of a letter takes no messages any more: the letter ends, and all else that the chat is sent."""
        with self._database.writing() as connection:
            outbox.done(connection, letter, now, "refused")
            subscriptions.end_all(connection, self._seal, letter.chat)
            chats.tidy(connection, self._seal, letter.chat)

    def sent(self, letter: Letter, now: datetime, edition: int | None) -> None:
        """A letter has arrived, and told an edition."""
        self.done(letter, now, "sent", edition)

    def done(self, letter: Letter, now: datetime, ending: Ending, edition: int | None = None) -> None:
        """A letter has come to its end."""
        with self._database.writing() as connection:
            outbox.done(connection, letter, now, ending, edition)
