"""The facts that hold now, for a chat that goes on while the database is replaced."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from bot.current import Current
from bot.doors.failure import Failure
from bot.lookup import BadStore


@contextmanager
def open_current(db: Path, *, proven: bool = True) -> Iterator[Current]:
    """The facts in a database, closed at the end; unless they need not be `proven` yet, it is read from end to end.

    Raises:
        Failure: it is missing, damaged or malformed.
    """
    with ExitStack() as opened:
        try:
            current = opened.enter_context(closing(Current.open(db)))
            if proven:
                current.prove()
        except BadStore as fault:
            raise Failure(str(fault)) from fault
        yield current
