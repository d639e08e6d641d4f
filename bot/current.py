"""The facts that hold now: those of the database as it stands, looked at now and then while questions are answered."""

import logging
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Lock
from weakref import finalize

from bot.data import Proof
from bot.data.content import go_on
from bot.lookup import BadStore, Store
from bot.reply import Facts
from bot.snapshot import opened, proven, told_of

Identity = tuple[int, ...]
"""What tells a file from another, and from itself when it was written over; empty: there is none."""

SHOWN = 8
"""Digits of a version that the log shows."""

log = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818  # it reads as what happened
    """The look was ended before it came to anything, by what it rested with."""


class Current:
    """The facts that hold now, and the file that they came from.

    `facts` changes in one step, by a look. Whoever answers takes it once, and keeps to what it took: an older version
    is closed when nobody holds it any more. The file is read from a copy, since it may be written over where it lies:
    a link would change with it. (A copy of 200 MB takes a tenth of a second.)

    To read a file from end to end takes seconds where there are a million figures. The one of the start is opened with
    what can be checked at once, and read by `prove`, right after: who answers meanwhile takes a chance of seconds on a
    file that says it is whole, and ends when it is not. Any later one is read before it takes the place of another.
    """

    def __init__(self, facts: Facts, path: Path | None = None, held: Identity = (), proof: Proof | None = None) -> None:
        """Takes what holds, and the file that it came from, as that was then; without a file it holds for ever.

        With a `proof`, the facts are still to be proven by it.
        """
        self.facts = facts
        self.renewed = False
        """Whether these facts took the place of others here."""
        self._path = path
        self._held = held
        self._refused: Identity | None = None
        self._glimpsed = held
        self._proof = proof
        self._looking = Lock()

    @classmethod
    def open(cls, path: Path) -> "Current":
        """The facts of a database, of which it is still to be proven that it is sound.

        Raises:
            BadStore: it is missing, cut short, or not one that `data build` wrote.
        """
        held = _identity(path)
        store, proof = opened(path)
        try:
            return cls(_kept(store), path, held, proof)
        except BaseException:
            proof.close()
            raise

    def prove(self, rest: Callable[[], None] = go_on) -> None:
        """Reads the file of the start from end to end, once; `rest` is called again and again meanwhile.

        Raises:
            BadStore: it is damaged, or was changed after it was built.
            Stopped: `rest` did.
        """
        proof, self._proof = self._proof, None
        if proof and self._path:
            with told_of(self._path), closing(proof):
                proof.verify(rest)

    def look(self, rest: Callable[[], None] = go_on, *, at_once: bool = False) -> bool:
        """Whether the file is another one now and its facts hold from here on.

        One that is bad is told of in the log once, and changes nothing. One that has changed since the last look may
        still be written, and is left to the next look, unless it is wanted `at_once`. `rest` is called again and again
        while a file is read.

        Raises:
            Stopped: `rest` did.
        """
        if self._path is None:
            return False
        with self._looking:  # Of two that look at once, the slower must not bring back what was replaced meanwhile.
            return self._look(self._path, rest, at_once=at_once)

    def close(self) -> None:
        """Closes the file; nothing must be asked afterwards."""
        if self._proof:
            self._proof.close()
        self.facts.store.close()

    def _look(self, path: Path, rest: Callable[[], None], *, at_once: bool) -> bool:
        found = _identity(path)
        if found == self._held:
            self._glimpsed, self._refused = found, None
        if found in {self._held, self._refused}:
            return False
        settled, self._glimpsed = found == self._glimpsed, found
        return (settled or at_once) and self._take(path, found, rest)

    def _take(self, path: Path, found: Identity, rest: Callable[[], None]) -> bool:
        """Whether what the file holds is sound, and new."""
        before = self.facts.store.version
        try:
            store, figures = proven(path, rest)
            facts = _kept(store)
        except Stopped:
            raise
        except Exception as fault:  # noqa: BLE001 - whatever is wrong with it, the facts at hand are right
            if _identity(path) == found:
                self._refused = found
                log.error("not taken, version %s goes on: %s", before[:SHOWN], _line(fault))  # noqa: TRY400
            return False
        self._held, self._refused = found, None
        if store.version == before:
            return False
        self.renewed = True
        self.facts = facts  # The last step, for others read it meanwhile.
        log.info("version %s holds now, %s figures; before: %s", store.version[:SHOWN], f"{figures:,}", before[:SHOWN])
        return True


def _kept(store: Store) -> Facts:
    """The facts of a store, which is closed when they are held no more."""
    try:
        facts = Facts.of(store)
    except BaseException:
        store.close()
        raise
    finalize(facts, store.close)
    return facts


def _identity(path: Path) -> Identity:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _line(fault: Exception) -> str:
    """What is wrong, in one line; of a mistake of ours also its kind."""
    said = " ".join(str(fault).split())
    return said if isinstance(fault, BadStore) else f"{type(fault).__name__}: {said}"
