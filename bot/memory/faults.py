"""How the memory says that it cannot work."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

DAMAGED = "The memory is damaged: what it keeps of a chat or a question cannot be unsealed"


class CannotRemember(Exception):  # noqa: N818 - it reads as what happened
    """The memory cannot be opened, read or written; the message is one line, with no key and no password in it."""


@contextmanager
def sound() -> Iterator[None]:
    """While entered, what cannot be read as it was written, for another version or somebody else wrote it, is damage.

    Raises:
        CannotRemember: it is.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError):
        raise CannotRemember(DAMAGED) from None  # The cause may spell out what it is.


@contextmanager
def told(where: str, secret: str = "") -> Iterator[None]:
    """While entered, a fault of the database at `where` leaves as `CannotRemember`, without the `secret`.

    The library's own words hold the statement and its values; only the driver's reason is passed on.
    """
    try:
        yield
    except SQLAlchemyError as fault:
        said = getattr(fault, "orig", None) or fault.args[0]
        reason = " ".join(str(said).split())
        message = f"The memory ({where}) does not work: {reason.replace(secret, '***') if secret else reason}"
        raise CannotRemember(message) from fault
