"""Whether a database is what `build` wrote: its pages are whole, and its contents are those that it names."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

from bot.data.content import DERIVED, FACTS, fingerprint, go_on

_MAGIC, _HEADER = b"SQLite format 3\x00", 100
"""The first bytes of every SQLite file, and how many tell of the whole (sqlite.org/fileformat2.html)."""

_LARGEST_PAGE = 65_536
"""Bytes of a page whose size the header, which has no room for it, gives as 1."""

_NOTED = {"content": FACTS, "derived": DERIVED}
"""The fingerprints that a database gives itself, and of which tables they are."""

_OTHERS = "its contents are not those that it was built with"


class Unsound(Exception):  # noqa: N818  # it reads as what the database is
    """A database that is damaged, or was changed after it was built; the message says what was found."""


class Proof:
    """A database that nobody writes to, held open until it is read from end to end; its file may lose its name."""

    def __init__(self, path: Path) -> None:
        """Opens it, and looks at what takes no time: the size that it gives itself, its tables, and its fingerprint.

        Raises:
            Unsound: any of them is not as `build` leaves it.
        """
        self._connection = _opened(path)
        try:
            _glance(path, self._connection)
        except BaseException:
            self.close()
            raise

    def verify(self, rest: Callable[[], None] = go_on) -> int:
        """Reads all of it, and says how many figures it holds.

        `rest` is called again and again meanwhile; what it raises ends the reading.

        Raises:
            Unsound: not every page of it can be read, or it does not hold what it was built with.
        """
        try:
            (found,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise Unsound(" ".join(str(found).split()))
            for key, tables in _NOTED.items():
                if _noted(self._connection, key) != fingerprint(self._connection, tables, rest):
                    raise Unsound(_OTHERS)
            return int(self._connection.execute("SELECT count(*) FROM figures").fetchone()[0])
        except sqlite3.Error as fault:
            raise Unsound(str(fault)) from fault

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


def _glance(path: Path, connection: sqlite3.Connection) -> None:
    with path.open("rb") as file:
        header = file.read(_HEADER)
    page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    size = path.stat().st_size
    if not header.startswith(_MAGIC) or size != pages * (_LARGEST_PAGE if page == 1 else page):
        message = f"it is not the whole of a database: {size:,} bytes"
        raise Unsound(message)
    try:
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if lacking := next((table for table in (*FACTS, *DERIVED) if table not in found), None):
            message = f"no such table: {lacking}"
            raise Unsound(message)
        if not all(re.fullmatch("[0-9a-f]{64}", _noted(connection, key)) for key in _NOTED):
            raise Unsound(_OTHERS)
    except sqlite3.Error as fault:
        raise Unsound(str(fault)) from fault


def _noted(connection: sqlite3.Connection, key: str) -> str:
    """A fingerprint that the database gives itself; empty where it gives none."""
    noted = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(noted[0]) if noted else ""
