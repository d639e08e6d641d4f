"""The clerk of the inbox: what many updates want written at the same time is written in one transaction.

While one writing is on its way, the next wishes gather, and where there are many a moment longer; so a quiet bot writes
at once, and a busy one dozens in the time of one. A single writer also never waits for its own locks.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from contextvars import Context
from typing import Any, NamedTuple, TypeVar

from bot.chat.keeping import Keeping
from bot.memory import Memory

MOST = 200
"""Wishes that are written together at most."""

MANY, GATHERING = 4, 0.002
"""Where more than so many were written together, so many seconds pass until the next: it takes more with it then.

To begin and end a transaction takes as long as dozens of wishes. Where there are few, nobody waits.
"""

Wish = TypeVar("Wish")
Came = TypeVar("Came")

Write = Callable[[Memory, list[Any]], Sequence[Any]]
"""Writes some wishes of one kind, and says what came of each, in their order."""


class _Waiting(NamedTuple):
    write: Write
    wish: Any
    told: asyncio.Future[Any]


class _Apart(Exception):  # noqa: N818 - it reads as what is to be done
    """One kind of what was to be written together has failed, before anything of it counted."""


class Clerk:
    """Writes for whoever asks, one batch after the other."""

    def __init__(self, memory: Keeping, first: Write | None = None) -> None:
        """Takes the way to the memory, and the kind of wish that is written before others that came with it."""
        self._memory = memory
        self._first = first
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, write: Callable[[Memory, list[Wish]], Sequence[Came]], wish: Wish) -> Came:
        """What came of a wish, once it is written.

        Raises:
            CannotRemember: the memory failed, or takes too long; then it may still be written later.
        """
        (told,) = self._hand_in(write, [wish])
        return await told  # type: ignore[no-any-return]

    async def write_all(
        self, write: Callable[[Memory, list[Wish]], Sequence[Came]], wishes: Sequence[Wish]
    ) -> list[Came]:
        """The same for several wishes.

        Raises:
            CannotRemember: as `write`.
        """
        return list(await asyncio.gather(*self._hand_in(write, wishes)))

    def _hand_in(self, write: Write, wishes: Sequence[Any]) -> list[asyncio.Future[Any]]:
        running = asyncio.get_running_loop()
        waiting = [_Waiting(write, wish, running.create_future()) for wish in wishes]
        self._waiting += waiting
        if self._writing is None or self._writing.done():
            # In a context of its own: it belongs to no update, and takes nobody's place.
            self._writing = running.create_task(self._write(), context=Context())
        return [each.told for each in waiting]

    async def _write(self) -> None:
        written = 0
        while self._waiting:
            if written > MANY:
                await asyncio.sleep(GATHERING)
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            await self._write_down(batch)
            written = len(batch)

    async def _write_down(self, batch: list[_Waiting]) -> None:
        by_kind: defaultdict[Write, list[_Waiting]] = defaultdict(list)
        for each in sorted(batch, key=lambda each: each.write != self._first):
            by_kind[each.write].append(each)
        try:
            came = await self._memory.ask_inbox(lambda memory: _written(memory, by_kind))
        except BaseException as fault:
            for each in batch:
                if not each.told.done():
                    each.told.set_exception(fault)
            if not isinstance(fault, Exception):
                raise
        else:
            for each, what in came:
                if not each.told.done():  # Who asked may have been cancelled.
                    _tell(each.told, what)


def _written(memory: Memory, kinds: dict[Write, list[_Waiting]]) -> list[tuple[_Waiting, Any]]:
    """Each wish with what came of it: all kinds in one transaction, for to end one takes longer than most of them.

    A kind that fails takes no other with it: then each is written by itself.
    """
    if len(kinds) > 1:
        with suppress(_Apart), memory.together():
            return [each for kind in kinds.items() for each in _of_kind(memory, *kind)]
    came: list[tuple[_Waiting, Any]] = []
    for write, waiting in kinds.items():
        try:
            came += _of_kind(memory, write, waiting)
        except _Apart as apart:
            came += ((each, apart.__cause__) for each in waiting)
    return came


def _of_kind(memory: Memory, write: Write, waiting: list[_Waiting]) -> Iterable[tuple[_Waiting, Any]]:
    try:
        return zip(waiting, write(memory, [each.wish for each in waiting]), strict=True)
    except Exception as fault:
        raise _Apart from fault


def _tell(told: asyncio.Future[Any], what: object) -> None:
    if isinstance(what, Exception):
        told.set_exception(what)
    else:
        told.set_result(what)
