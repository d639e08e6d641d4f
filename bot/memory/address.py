"""Where the memory lives: an SQLite file or a PostgreSQL database, as MEMORY_URL or the default names it."""

from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.memory.faults import CannotRemember

SQLITE = frozenset({"sqlite", "sqlite+pysqlite"})
POSTGRESQL = frozenset({"postgresql", "postgresql+psycopg"})

_FORM = "MEMORY_URL is no address like sqlite:////folder/memory.db or postgresql+psycopg://user:password@host/database"
_NO_FILE = "MEMORY_URL names no file: what SQLite keeps in RAM alone does not survive"
_AT_SIGN = "MEMORY_URL has an @ too many: inside a name or a password write it as %40"


def data_folder() -> Path:
    """The user's own folder for the data of this program, as each system has it; it need not exist yet."""
    return user_data_path("cite-bot", appauthor=False)


def address(url: str) -> URL:
    """The address that MEMORY_URL spells.

    Raises:
        CannotRemember: it is none of an SQLite file or a PostgreSQL database.
    """
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        raise CannotRemember(_FORM) from None  # The cause may spell out the password.
    if found.drivername in SQLITE:
        return _file(found)
    if found.drivername in POSTGRESQL:
        return _server(found)
    raise CannotRemember(_FORM)


def file_address(path: Path) -> URL:
    """The address of an SQLite file."""
    return URL.create("sqlite", database=str(path))


def without_password(url: URL) -> str:
    """What a line may say of an address: the file, or the server and its database."""
    if url.drivername in SQLITE:
        return str(url.database)
    return f"{url.host or url.query.get('host') or 'this machine'}/{url.database or ''}"


def _file(url: URL) -> URL:
    if url.database in {None, "", ":memory:"} or url.query.get("mode") == "memory":
        raise CannotRemember(_NO_FILE)
    return url


def _server(url: URL) -> URL:
    if "@" in f"{url.host}{url.database}":  # The end of a password was taken for the host.
        raise CannotRemember(_AT_SIGN)
    return url.set(drivername="postgresql+psycopg")
