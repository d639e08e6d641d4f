"""The facts that hold now, for a chat that goes on while the database is replaced."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.current import Current
from bot.doors.failure import Failure
from bot.lookup import BadStore


@contextmanager
def open_current(db: Path) -> Iterator[Current]:
    """The facts in a database that was checked from end to end, closed at the end.

    Raises:
        Failure: it is missing, damaged or malformed.
    """
    try:
        current = Current.open(db)
    except BadStore as fault:
        raise Failure(str(fault)) from fault
    with closing(current):
        yield current
