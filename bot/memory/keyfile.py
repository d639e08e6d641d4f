"""The key of a local trial: a file beside the database, for its owner alone."""

import logging
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.fernet import Fernet

from bot.memory.faults import CannotRemember

OTHERS = 0o077
"""Rights of everyone but the owner."""

logger = logging.getLogger(__name__)


def local_key(path: Path, *, database: Path) -> str:
    """The key in a file, which is made when there is no database yet; a warning in the log says what it is worth.

    Two processes that start at once get the same key.

    Raises:
        CannotRemember: it cannot be read or made, others may read it, or the database has lost it.
    """
    lost = database.exists()  # Before the key is looked for: another process makes its key before its database.
    try:
        if not path.exists():
            if lost:
                message = f"{database} is there, but not its key {path}; set MEMORY_KEY, or put the key back"
                raise CannotRemember(message)
            _make(path)
        _only_ours(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "it holds no key"
        message = f"{path}: the key cannot be read or made: {reason}"
        raise CannotRemember(message) from fault
    logger.warning("MEMORY_KEY is not set: the key in %s serves for a trial, not to run the bot for people", path)
    return key


def _make(path: Path) -> None:
    """Puts a new key in place in one step, where there is none yet."""
    with NamedTemporaryFile("w", prefix=f".{path.name}.", dir=path.parent, encoding="ascii") as beside:  # Rights 0600.
        beside.write(Fernet.generate_key().decode() + "\n")
        beside.flush()
        os.fsync(beside.fileno())
        try:
            os.link(beside.name, path)
        except FileExistsError:
            return


def _only_ours(path: Path) -> None:
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        message = f"{path} can be read by others; make it yours alone: chmod 600 {path}"
        raise CannotRemember(message)
