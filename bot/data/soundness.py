"""Whether a database is what `build` wrote: its pages are whole, and its contents are those that it names."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bot.data.content import fingerprint, go_on


class Unsound(Exception):  # noqa: N818  # it reads as what the database is
    """A database that is damaged, or was changed after it was built; the message says what was found."""


def verify(path: Path, rest: Callable[[], None] = go_on) -> int:
    """Reads a database that nobody writes to from end to end, and says how many figures it holds.

    `rest` is called again and again meanwhile; what it raises ends the reading.

    Raises:
        Unsound: not every page of it can be read, or it does not hold what it was built with.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise Unsound(" ".join(str(found).split()))
            noted = connection.execute("SELECT value FROM meta WHERE key = 'content'").fetchone()
            if noted != (fingerprint(connection, rest),):
                message = "its contents are not those that it was built with"
                raise Unsound(message)
            return int(connection.execute("SELECT count(*) FROM figures").fetchone()[0])
    except sqlite3.Error as fault:
        raise Unsound(str(fault)) from fault
