"""One person talking: what was asked last and the language spoken, from turn to turn."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.doors.failure import Failure
from bot.doors.in_words import in_words
from bot.lookup import BadStore, Store
from bot.phrase import Voice
from bot.reply import Facts, Reply, Turn, reply


@contextmanager
def open_facts(db: Path) -> Iterator[Facts]:
    """The facts in a database, closed at the end.

    Raises:
        Failure: it is missing or malformed.
    """
    if db.is_dir():
        message = f"{db} is a folder, not a database of facts."
        raise Failure(message)
    try:
        store = Store.open(db)
    except BadStore as fault:
        raise Failure(str(fault)) from fault
    with closing(store):
        yield Facts.of(store)


@dataclass(slots=True)
class Conversation:
    """Keeps the last turn for follow-ups, and changes its voice when another language is asked for.

    Attributes:
        facts: what is known.
        voice: the language spoken.
        turn: what was asked last.
        choosing: whether the languages have just been offered.
    """

    facts: Facts
    voice: Voice
    turn: Turn | None = None
    choosing: bool = False

    def renew(self, facts: Facts) -> None:
        """Goes on with other facts, and with what was talked about as far as they hold it."""
        self.facts = facts
        self.turn = self.turn and self.turn.within(facts.store.registry)

    def say(self, text: str, now: datetime) -> Reply:
        """The reply to the next message; `now` is the time in Lima."""
        answered = in_words(reply(text, self.facts, self.voice, now, self.turn), self.voice)
        self.turn = answered.turn
        if answered.language:
            self.voice = Voice.of(answered.language)
        return answered
