"""The memory's face: each call is one short transaction, unless several are made together."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import URL

from bot.memory import answered, chats, pictures, subscriptions, talks, unanswered
from bot.memory.address import address, file_address
from bot.memory.database import Database
from bot.memory.faults import CannotRemember
from bot.memory.kept import Kept
from bot.memory.keyfile import local_key
from bot.memory.ledger import Ledger
from bot.memory.office import Office
from bot.memory.receiving import Inbox
from bot.memory.rotation import seal_all_anew
from bot.memory.schema import bring_up_to_date
from bot.memory.seal import Seal
from bot.memory.sending import Outbox
from bot.memory.subscription import Subscription, Wish
from bot.memory.unanswered import Unanswered
from bot.rhythm import Rhythm


class Memory:
    """What survives a restart. It may be used from several threads, and its database by several processes.

    Every method may raise CannotRemember: the database does not work any more, or what it holds is damaged.

    Attributes:
        inbox: what Telegram has sent.
        outbox: what is to be sent by itself.
        ledger: what was told.
        office: what the maintainers see and do.
    """

    def __init__(self, database: Database, seal: Seal) -> None:
        """Takes a database whose tables are up to date, and that this alone closes."""
        self._database = database
        self._seal = seal
        self.inbox = Inbox(database, seal)
        self.outbox = Outbox(database, seal)
        self.ledger = Ledger(database, seal)
        self.office = Office(database)

    @classmethod
    def open(cls, url: str, keys: Sequence[str]) -> "Memory":
        """Opens the database at an SQLAlchemy URL, makes or changes its tables where they are behind.

        Of the Fernet `keys` the first seals, all unseal; what the others have sealed is sealed anew.

        Raises:
            CannotRemember: the URL or a key is malformed, there is no key or not the right one, no way to the database.
        """
        return cls._open(address(url), Seal(keys))

    @classmethod
    def open_local(cls, folder: Path, keys: Sequence[str] = ()) -> "Memory":
        """Opens `memory.db` in a folder, which is made if need be; without keys that of `memory.key` beside it.

        Raises:
            CannotRemember: as `open`; the folder or the key cannot be read or made.
        """
        path = folder / "memory.db"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            seal = Seal(keys or [local_key(folder / "memory.key", database=path)])
            path.touch(mode=0o600)
        except OSError as fault:
            message = f"{path}: the memory cannot be made: {fault.strerror}"
            raise CannotRemember(message) from fault
        return cls._open(file_address(path), seal)

    @classmethod
    def _open(cls, url: URL, seal: Seal) -> "Memory":
        database = Database.at(url)
        try:
            bring_up_to_date(database)
            seal_all_anew(database, seal)
        except BaseException:
            database.close()
            raise
        return cls(database, seal)

    def together(self) -> AbstractContextManager[None]:
        """While entered, what this thread writes is one transaction: all of it counts when it is left, or nothing.

        What fails within must leave it, for nothing else can be written then.
        """
        return self._database.together()

    def close(self) -> None:
        """Closes the connections; the memory must not be asked afterwards."""
        self._database.close()

    @property
    def where(self) -> str:
        """The file, or the server and its database, as a line may name it."""
        return self._database.where

    @property
    def shared(self) -> bool:
        """Whether processes on other machines may use it too."""
        return self._database.shared

    def chat(self, chat: int) -> Kept:
        """What is kept of a chat; `Kept()` when nothing is."""
        with self._database.reading() as connection:
            return chats.kept(connection, self._seal, chat)

    def recalled(self, chat: int) -> tuple[Kept, str | None]:
        """What is kept of a chat, and what it talked about last."""
        with self._database.reading() as connection:
            return chats.kept(connection, self._seal, chat), talks.talk(connection, self._seal, chat)

    def talk(self, chat: int) -> str | None:
        """What a chat talked about last, as it was handed in; None: nothing, or it was a day ago."""
        with self._database.reading() as connection:
            return talks.talk(connection, self._seal, chat)

    def keep_talk(self, chat: int, text: str | None, now: datetime) -> None:
        """Keeps what a chat talks about in place of what was there, for all processes and for a day at most."""
        with self._database.writing() as connection:
            if text is None:
                talks.forget(connection, self._seal, chat)
            else:
                talks.keep(connection, self._seal, chat, text, now)

    def keep(self, chat: int, kept: Kept, now: datetime) -> None:
        """Keeps this of a chat, and nothing else but what it is sent, which comes by its hours from now on."""
        with self._database.writing() as connection:
            before = chats.kept(connection, self._seal, chat)
            chats.keep(connection, self._seal, chat, kept)
            if before.hours != kept.hours:
                subscriptions.plan_anew(connection, self._seal, chat, now)

    def forget(self, chat: int) -> bool:
        """Removes what is kept of a chat, its subscriptions and what was talked about too; says whether there was any.

        What it has just written and is being answered stays until that is done. The talk does not count.
        """
        with self._database.writing() as connection:
            ended = subscriptions.end_all(connection, self._seal, chat) > 0  # It holds the chat.
            answered.forget(connection, self._seal, chat)
            talks.forget(connection, self._seal, chat)
            return chats.forget(connection, self._seal, chat) or ended

    def move(self, old: int, new: int) -> None:
        """A group has become a supergroup: gives what is kept of it to its new id, where what is there wins."""
        with self._database.writing() as connection:
            talks.move(connection, self._seal, old, new)
            if ids := chats.move(connection, self._seal, old, new):
                subscriptions.move(connection, self._seal, old, new, ids)

    def subscribe(self, chat: int, wish: Wish, now: datetime, told: int | None = None) -> Subscription | None:
        """Keeps what a chat wants to be sent; `told` is the edition that it knows already, by its number.

        The same wish twice is one; None: the chat has too many.
        """
        with self._database.writing() as connection:
            return subscriptions.add(connection, self._seal, chat, wish, now, told)

    def subscriptions(self, chat: int) -> list[Subscription]:
        """What a chat is sent, the one due next first."""
        with self._database.reading() as connection:
            return subscriptions.of(connection, self._seal, chat)

    def change(
        self, chat: int, id_: str, now: datetime, *, rhythm: Rhythm | None = None, told_same: bool | None = None
    ) -> Subscription | None:
        """Has one of a chat's subscriptions come otherwise; None where the chat has it no longer."""
        wanted = {"rhythm": rhythm, "told_same": told_same}
        changes = {name: value for name, value in wanted.items() if value is not None}
        with self._database.writing() as connection:
            return subscriptions.change(connection, self._seal, chat, id_, now, changes)

    def rest(self, chat: int, id_: str, now: datetime, *, paused: bool) -> Subscription | None:
        """Has one of a chat's subscriptions rest, or go on from now on; None where that is nothing new."""
        with self._database.writing() as connection:
            return subscriptions.rest(connection, self._seal, chat, id_, now, paused=paused)

    def unsubscribe(self, chat: int, id_: str) -> bool:
        """Ends one of a chat's subscriptions; says whether it was there."""
        with self._database.writing() as connection:
            ended = subscriptions.end(connection, self._seal, chat, id_)
            chats.tidy(connection, self._seal, chat)
            return ended

    def unsubscribe_all(self, chat: int) -> int:
        """Ends all subscriptions of a chat, and keeps the rest of it; says how many there were."""
        with self._database.writing() as connection:
            ended = subscriptions.end_all(connection, self._seal, chat)
            chats.tidy(connection, self._seal, chat)
            return ended

    def note_unanswered(self, text: str, day: date, times: int = 1) -> None:
        """Counts a question that was not understood; nothing tells who asked, nor what `anonymous` takes out."""
        with self._database.writing() as connection:
            unanswered.note(connection, self._seal, Unanswered(text, times, day))

    def unanswered(self, limit: int) -> list[Unanswered]:
        """The questions that were not understood, the most frequent first."""
        with self._database.reading() as connection:
            return unanswered.most_frequent(connection, self._seal, limit)

    def picture(self, key: str) -> str | None:
        """Telegram's id of a picture that was sent before; the key, a digest say, must tell of nobody."""
        with self._database.reading() as connection:
            return pictures.picture(connection, key)

    def keep_picture(self, key: str, file_id: str, day: date) -> None:
        """Keeps Telegram's id of a picture, used on this day."""
        with self._database.writing() as connection:
            pictures.keep(connection, key, file_id, day)

    def forget_picture(self, key: str) -> None:
        """Forgets a picture, as when Telegram does not know its id any more."""
        with self._database.writing() as connection:
            pictures.forget(connection, key)
