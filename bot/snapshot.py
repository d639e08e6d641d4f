"""A copy of a database, opened and proven: what answers are read from, whatever becomes of the file."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.data import Proof, Unsound
from bot.lookup import BadStore, Store


def opened(path: Path) -> tuple[Store, Proof]:
    """A copy of the database, and what proves it; the copy has no name, and goes when both are closed.

    Raises:
        BadStore: there is none, or it cannot be read, or is not what `data build` wrote.
    """
    with told_of(path), TemporaryDirectory(prefix="cite-bot.", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "cite.db"
        if path.exists():
            shutil.copyfile(path, copy)
        store = Store.open(copy, path)
        try:
            return store, Proof(copy)
        except BaseException:
            store.close()
            raise


def proven(path: Path, rest: Callable[[], None]) -> tuple[Store, int]:
    """A copy of the database that was read from end to end, and how many figures it holds.

    Raises:
        BadStore: as `opened`; or it is damaged, or was changed after it was built.
    """
    store, proof = opened(path)
    try:
        with told_of(path), closing(proof):
            return store, proof.verify(rest)
    except BaseException:
        store.close()
        raise


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """What is wrong with a file is said with its name."""
    try:
        yield
    except OSError as fault:
        message = f"{path} cannot be read: {fault.strerror or fault}."
        raise BadStore(message) from fault
    except Unsound as fault:
        message = f"{path} is damaged: {fault}; build it anew with `cite-bot data build`."
        raise BadStore(message) from fault
