"""An event loop that knows no time but what it is told: to sleep, to time out, to wait is to say until when."""

import asyncio
import math
import os
import selectors
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class _Watched(selectors.DefaultSelector):
    """Says when there is nothing to do, and then waits for as long as it takes."""

    idle: Callable[[float], None]

    def select(self, timeout: float | None = None) -> list[Any]:
        found = super().select(0)
        if found or (timeout is not None and timeout <= 0):
            return found
        self.idle(math.inf if timeout is None else timeout)
        return super().select(None)


class ToldLoop(asyncio.SelectorEventLoop):
    """Lives by the time that comes over a line, in seconds, each in a line of text.

    Whenever nothing is left to do at that time it answers with the last time it was told, when it would go on by
    itself, and how many `errands` are outside: what it waits for without regard to time.
    """

    def __init__(self, line: socket.socket) -> None:
        self._jobs = 0
        self._errands = 0
        self._line = line
        self._hear()
        watched = _Watched()
        watched.idle = self._idle
        super().__init__(watched)
        self.add_reader(line, self._hear)

    def time(self) -> float:
        """The time it was told last."""
        return self._told

    @contextmanager
    def errand(self) -> Iterator[None]:
        """While entered, something is waited for that comes from outside."""
        self._errands += 1
        try:
            yield
        finally:
            self._errands -= 1

    def run_in_executor(self, *args: Any) -> asyncio.Future[Any]:
        """As ever; as long as a thread works, there is something to do."""
        self._jobs += 1
        done = super().run_in_executor(*args)
        done.add_done_callback(self._done)
        return done

    def _done(self, _: asyncio.Future[Any]) -> None:
        self._jobs -= 1

    def _idle(self, seconds: float) -> None:
        if self._jobs:
            return
        said = f"{self._told!r} {self._told + seconds!r} {self._errands}\n".encode()
        if said != self._said:
            self._said = said
            self._line.sendall(said)

    def _hear(self) -> None:
        """The last of what it is told."""
        told = self._line.recv(1024)
        if not told.endswith(b"\n"):  # Who tells the time is gone.
            os._exit(1)
        self._told, self._said = float(told.split()[-1]), b""
