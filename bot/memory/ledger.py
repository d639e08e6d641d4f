"""What was told, and for which version of the facts: each call is one short transaction."""

from datetime import datetime

from sqlalchemy import select

from bot.memory import editions
from bot.memory.database import Database
from bot.memory.letter import Edition, Topic
from bot.memory.seal import Seal
from bot.memory.tables import FACTS, insert

NEWEST = "newest"


class Ledger:
    """What was told to whom. Every method may raise CannotRemember, as those of the memory."""

    def __init__(self, database: Database, seal: Seal) -> None:
        """Takes what the memory has."""
        self._database = database
        self._seal = seal

    def edition(self, question: str, figures: str, version: str, now: datetime) -> int:
        """The number of what is told: a question as a word and its figures, by a version of the facts."""
        with self._database.writing() as connection:
            return editions.edition(connection, self._seal, question, figures, version, now)

    def editions(self) -> list[Edition]:
        """All that was told to somebody in the last 400 days."""
        with self._database.reading() as connection:
            return editions.told(connection, self._seal)

    def topics_of_news(self) -> list[Topic]:
        """What somebody wants news of, equal questions together."""
        with self._database.reading() as connection:
            return editions.topics_of_news(connection, self._seal)

    def seen(self, version: str) -> bool:
        """Whether news and corrections were looked for in this version last."""
        with self._database.reading() as connection:
            return connection.scalar(select(FACTS.c.version).where(FACTS.c.name == NEWEST)) == version

    def see(self, version: str) -> None:
        """They have been now."""
        with self._database.writing() as connection:
            row = insert(connection, FACTS).values(name=NEWEST, version=version)
            connection.execute(row.on_conflict_do_update(index_elements=[FACTS.c.name], set_={"version": version}))
