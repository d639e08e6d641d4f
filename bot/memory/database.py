"""The database behind the memory: one engine for all threads, short transactions, the same on SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import local
from time import sleep

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from bot.memory.address import SQLITE, without_password
from bot.memory.faults import CannotRemember, told

PATIENCE = 10
"""Seconds to wait for a server that does not answer, or for another process that writes to the same file."""

LINE = {
    "connect_timeout": PATIENCE,
    "tcp_user_timeout": PATIENCE * 1000,
    "keepalives_idle": PATIENCE,
    "keepalives_interval": PATIENCE // 2,
    "keepalives_count": 2,
}
"""How soon a lost line to PostgreSQL is noticed (libpq's parameters); by default a thread would wait for hours."""

PAGES = 256
"""Kilobytes of the file that each connection to SQLite keeps; each thread has one, and the system keeps it too."""

TRIES = 50
"""How often SQLite is asked for a lock that it does not itself wait for."""

PAUSE = 0.05
"""Seconds between two of these."""

_NO_DRIVER = "PostgreSQL needs a package that is not installed: .ci/uv run --no-dev --extra postgres cite-bot"


class Database:
    """Gives connections for reading and for writing; it may be used from several threads."""

    def __init__(self, engine: Engine) -> None:
        """Takes an engine that this alone uses from now on."""
        self._engine = engine
        self._writer = engine.execution_options(begin="BEGIN IMMEDIATE")
        self._thread = local()  # Its `connection` is that of a transaction which other calls take part in.
        self.where = without_password(engine.url)
        """The file, or the server and its database, as a line may name it."""
        self.shared = engine.dialect.name == "postgresql"
        """Whether processes on other machines may use it."""

    @classmethod
    def at(cls, url: URL) -> "Database":
        """The database at an address; nothing is connected yet.

        Raises:
            CannotRemember: its driver is not installed.
        """
        if url.drivername in SQLITE:
            return cls(_sqlite(url))
        try:
            return cls(_postgresql(url))
        except ModuleNotFoundError as fault:
            raise CannotRemember(_NO_DRIVER) from fault

    def close(self) -> None:
        """Closes the connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads; it sees one state of the database, with what was written `together` before.

        Raises:
            CannotRemember: the database does not work.
        """
        with told(self.where, self._password), self._joined or self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose writes count when it is left, all or none.

        Raises:
            CannotRemember: the database does not work; nothing was written.
        """
        with told(self.where, self._password), self._joined or self._writer.begin() as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """While entered, all that this thread writes is one transaction.

        Raises:
            CannotRemember: as `writing`.
        """
        with self.writing() as connection:
            self._thread.connection = connection
            try:
                yield
            finally:
                del self._thread.connection

    def write_ahead(self) -> None:
        """Has SQLite keep a write-ahead log, which the file remembers: who reads and who writes do not wait.

        Raises:
            CannotRemember: the file cannot be written.
        """
        if self._engine.dialect.name != "sqlite":
            return
        for left in reversed(range(TRIES)):
            try:
                with told(self.where), self._engine.execution_options(begin="").connect() as connection:
                    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            except CannotRemember:  # Another process makes the same file.
                if not left:
                    raise
                sleep(PAUSE)
            else:
                return

    @property
    def _joined(self) -> AbstractContextManager[Connection] | None:
        connection = getattr(self._thread, "connection", None)
        return None if connection is None else nullcontext(connection)

    @property
    def _password(self) -> str:
        return str(self._engine.url.password or "")


def alone(connection: Connection, table: Table) -> None:
    """Until the transaction ends, nobody else writes to the table; in SQLite that holds for every writer anyway."""
    if connection.dialect.name == "postgresql":
        quoted = connection.dialect.identifier_preparer.format_table(table)
        connection.exec_driver_sql(f"LOCK TABLE {quoted} IN SHARE ROW EXCLUSIVE MODE")


def _postgresql(url: URL) -> Engine:
    line = {name: value for name, value in LINE.items() if name not in url.query}
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=line)
    event.listen(engine, "connect", _bound)
    return engine


def _bound(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """No statement waits for long, as for a lock that somebody holds."""
    cursor = connection.cursor()
    cursor.execute(f"SET statement_timeout = '{PATIENCE}s'")
    cursor.close()
    connection.commit()


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Sets up what Python's driver and SQLite would do otherwise.

    The driver would begin transactions by itself: too late, and not before a CREATE TABLE. SQLite would wait for the
    disk at each commit; with a write-ahead log it then does so only when it moves that into the file. A commit outlives
    the death of the process all the same, for the system has it by then. It need not outlive a power cut: what was
    committed in the last half minute or so may be gone, the latest first and whole transactions only. The file stays
    sound, but Telegram does not repeat what it was told is stored. Who cannot bear that takes PostgreSQL.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute(f"PRAGMA cache_size = -{PAGES}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: one that first reads could not wait for another that writes meanwhile."""
    if statement := connection.get_execution_options().get("begin", "BEGIN"):
        connection.exec_driver_sql(statement)
