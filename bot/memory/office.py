"""What the maintainers do with the memory: look at the sending, and say something to all; each call a transaction."""

from collections.abc import Mapping
from datetime import datetime

from bot.memory import broadcasts, watch
from bot.memory.broadcasts import Broadcast
from bot.memory.database import Database
from bot.memory.watch import Status


class Office:
    """The maintainers' side. Every method may raise CannotRemember, as those of the memory."""

    def __init__(self, database: Database) -> None:
        """Takes what the memory has."""
        self._database = database

    def status(self, now: datetime) -> Status:
        """The state of the sending."""
        with self._database.reading() as connection:
            return watch.status(connection, now)

    def beat(self, process: str, now: datetime, polled_at: datetime | None) -> None:
        """A process lives, and last fetched updates then; None: it does not fetch."""
        with self._database.writing() as connection:
            watch.beat(connection, process, now, polled_at)

    def audience(self) -> int:
        """How many chats a broadcast would reach."""
        with self._database.reading() as connection:
            return broadcasts.audience(connection)

    def broadcast(self, texts: Mapping[str, str], now: datetime, expires_at: datetime) -> Broadcast:
        """Has a text, by its language, sent to each chat that is sent something and has not paused all of it."""
        with self._database.writing() as connection:
            return broadcasts.make(connection, texts, now, expires_at)

    def broadcasts(self) -> list[Broadcast]:
        """All broadcasts, the newest first."""
        with self._database.reading() as connection:
            return broadcasts.listed(connection)

    def cancel(self, name: str, now: datetime) -> int | None:
        """Calls a broadcast off; says to how many chats it is not sent any more, None: there is none of that name."""
        with self._database.writing() as connection:
            return broadcasts.cancel(connection, name, now)
