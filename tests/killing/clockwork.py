"""The time of several processes: it stands still while anything is being done, and then leaps to what comes next.

So a day takes seconds, nothing is late because a computer is slow, and each run meets the same moments.
"""

import asyncio
import heapq
import math
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LONGEST = 20.0
"""Real seconds in which something must go on."""

TICK = 0.01
"""Seconds of the smallest leap: what comes within one is done at the same time, by as many processors as there are."""


APART = 5.0
"""Seconds between two questions whether all is done."""


@dataclass
class Process:
    """One that lives by this time: what it was told last, when it would go on, what it waits for from outside."""

    name: str
    pid: int
    line: asyncio.StreamWriter = field(repr=False)
    told: float = -1.0
    wakes: float = math.inf
    errands: int = 0

    def tell(self, now: float) -> None:
        self.told = -1.0  # Until it answers.
        self.line.write(f"{now!r}\n".encode())


@dataclass
class Clockwork:
    """Seconds since the beginning, for the processes that it starts and for who sleeps here."""

    now: float = 0.0
    processes: dict[str, Process] = field(default_factory=dict)
    _ticks: int = 0
    _begun: int = 0
    _asleep: list[tuple[float, int, asyncio.Future[None]]] = field(default_factory=list)
    _held: list[Callable[[], bool]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    @asynccontextmanager
    async def entered(self, program: str, socket: Path, **settings: str) -> AsyncIterator[None]:
        """Has a program at hand that becomes as many processes as are started."""
        server = await asyncio.start_unix_server(self._listen, socket)
        told = [f"{name}={value}" for name, value in settings.items()]
        with (log := socket.with_suffix(".log")).open("wb") as errors:
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                program,
                str(socket),
                *told,
                cwd=ROOT,
                stdin=asyncio.subprocess.PIPE,
                stderr=errors,
            )
        self._log, self._changed, self._lost = log, asyncio.Event(), ""
        try:
            yield
        finally:
            for name in list(self.processes):
                await self.kill(name)
            self._nursery.stdin.close()
            await self._nursery.wait()
            server.close()
            await server.wait_closed()

    async def start(self, name: str) -> None:
        """Starts a process; time stands still until it is there."""
        self._begun += 1
        self._nursery.stdin.write(f"{name}\n".encode())
        await self._nursery.stdin.drain()

    async def kill(self, name: str) -> None:
        """Ends a process as nothing else would: it has no say in it."""
        process = self.processes.pop(name)
        os.kill(process.pid, signal.SIGKILL)
        self._changed.set()

    async def sleep(self, seconds: float) -> None:
        """Lasts so long by this time."""
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._asleep, (self.now + seconds, next(self._numbers), woken))
        await woken

    @contextmanager
    def held(self, alive: Callable[[], bool]) -> Iterator[None]:
        """While entered, a process waits for an answer that only time brings; no more once it is not `alive`."""
        self._held.append(alive)
        self._changed.set()
        try:
            yield
        finally:
            self._held.remove(alive)
            self._changed.set()

    async def run(self, done: Callable[[], bool], longest: float) -> None:
        """Lets time pass until it is done, which is asked now and then."""
        end, asking = self.now + longest, self.now
        await self._still()
        while self.now < asking or not done():
            if self.now >= asking:
                asking = self.now + APART
            following = min([self._next(), *(process.wakes for process in self.processes.values())])
            if following > end:
                raise AssertionError(self._state(f"not done in {longest} s"))
            await self._leap(max(math.ceil(following / TICK - 1e-6), self._ticks + 1))

    async def leap(self, to: float) -> None:
        """Lets a stretch of time pass in which nobody looks at the clock."""
        await self._still()
        await self._leap(math.ceil(to / TICK))

    def _next(self) -> float:
        return self._asleep[0][0] if self._asleep else math.inf

    async def _leap(self, ticks: int) -> None:
        self._ticks, self.now = ticks, round(ticks * TICK, 6)
        while self._next() <= self.now + 1e-6:
            woken = heapq.heappop(self._asleep)[2]
            if not woken.done():
                woken.set_result(None)
        for process in self.processes.values():
            process.tell(self.now)
        await self._still()

    async def _still(self) -> None:
        """Waits until nobody has anything to do at this time."""
        await asyncio.sleep(0)  # Who has just been woken goes first.
        try:
            async with asyncio.timeout(LONGEST):
                while not self._quiet():
                    self._changed.clear()
                    # Nobody tells when a line that something was held on breaks.
                    await asyncio.wait([asyncio.ensure_future(self._changed.wait())], timeout=0.05)
        except TimeoutError:
            raise AssertionError(self._state("nothing goes on")) from None

    def _quiet(self) -> bool:
        if self._lost:
            raise AssertionError(self._state(f"{self._lost} ended by itself"))
        processes = self.processes.values()
        errands = sum(process.errands for process in processes)
        held = sum(alive() for alive in self._held)
        return not self._begun and errands == held and all(process.told == self.now for process in processes)

    def _state(self, fault: str) -> str:
        for process in self.processes.values():
            os.kill(process.pid, signal.SIGUSR1)  # It says where it is.
        time.sleep(0.5)
        alive = "\n".join(map(str, self.processes.values()))
        return f"{fault} at {self.now}\n{alive}\n{self._log.read_text('utf-8')[-6000:]}"

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        name, pid = (await reader.readline()).decode().split()
        process = self.processes[name] = Process(name, int(pid), writer)
        self._begun -= 1
        process.tell(self.now)
        while said := await reader.readline():
            told, wakes, errands = said.split()
            process.told, process.wakes, process.errands = float(told), float(wakes), int(errands)
            self._changed.set()
        if self.processes.get(name) is process:
            self._lost = name
        writer.close()
        self._changed.set()
