"""The chat under test: the real application over the invented world and a Bot API of this machine."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import certifi
import pytest
from telegram import Bot

from bot.chat.app import application
from bot.chat.context import App
from bot.chat.delivery import Patience
from bot.chat.order import _MINE
from bot.chat.polling import Polling
from bot.chat.serving import Waits, serve
from bot.chat.summaries.sender import IDLE, LETTER, Sender
from bot.chat.summaries.ticking import EVERY, tick
from bot.clock import LIMA
from bot.current import Current
from bot.lookup import Store
from bot.memory import Memory
from bot.reply import Facts

from .stub import BotApi
from .stub.samples import png

WAITS = Waits(attempts=1, pause=0, poll=5)

GLANCE = 0.001
"""Seconds from one look at what nobody tells us of to the next.

Without them the looking never rests, and the threads with the memory wait 5 ms for their turn, after each statement.
"""

NOW = datetime(2026, 3, 10, 12, tzinfo=LIMA)
"""A moment of a day on which the invented world has its figures."""


@dataclass
class Clock:
    """A day on which the invented world has its figures; a fault for who next looks at it for a chat, if wished.

    Each look moves it on by `step`.
    """

    now: datetime = NOW
    step: timedelta = timedelta(seconds=1)
    faults: list[Exception] = field(default_factory=list)

    def __call__(self) -> datetime:
        if self.faults and _MINE.get():  # What goes on by itself looks at it too.
            raise self.faults.pop()
        self.now += self.step
        return self.now


class Naps:
    """Waiting that takes no time and is remembered."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)
        await asyncio.sleep(0)


async def nothing(_bot) -> None:
    """Leaves the menu and the page of the bot as they are: forty requests that few tests are about."""


class Pauses:
    """Sleeping that lasts until the test lets time pass."""

    def __init__(self) -> None:
        self.now = 0.0
        self._asleep: list[tuple[float, asyncio.Future[None], float]] = []

    async def __call__(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        self._asleep.append((self.now + seconds, woken, seconds))
        await woken

    def later(self, seconds, do):
        """Does something when so many seconds have passed."""
        timer = asyncio.get_running_loop().create_future()
        timer.add_done_callback(lambda done: done.cancelled() or do())
        self._asleep.append((self.now + seconds, timer, seconds))
        return timer

    def pass_(self, seconds: float) -> None:
        """So many seconds go by."""
        self.now += seconds
        due = [sleeper for sleeper in self._asleep if sleeper[0] <= self.now]
        self._asleep = [sleeper for sleeper in self._asleep if sleeper not in due]
        for _, woken, _ in due:
            if not woken.done():  # Who was cancelled sleeps no more.
                woken.set_result(None)

    async def until(self, asleep: int) -> None:
        """Waits until so many sleep, besides who looks now and then for what is due and what waits."""
        await come_to(lambda: sum(each not in {EVERY, IDLE} for each in self._sleeping()) == asleep)

    async def until_looked(self) -> None:
        """Waits until what is due has been looked for, and nothing waits to be sent."""
        await come_to(lambda: self.looked)

    @property
    def looked(self) -> bool:
        """Whether nothing is looked for and nothing is sent at this moment."""
        on_their_way = any(task.get_name().startswith(LETTER) for task in asyncio.all_tasks())
        return {EVERY, IDLE} <= {*self._sleeping()} and not on_their_way

    async def look(self) -> None:
        """Half a minute goes by: what is due is looked for, and then sent."""
        await self.until_looked()
        self.pass_(EVERY)
        await self.until_looked()
        self.pass_(IDLE)
        await self.until_looked()

    def _sleeping(self) -> list[float]:
        return [seconds for _, woken, seconds in self._asleep if not woken.done()]


async def deliver(app):
    """One look at what is due, and all that waits is sent."""
    await tick(app.bot_data)
    sender = Sender(app)
    while begun := await sender.send_some():
        await asyncio.gather(*begun)


async def come_to(seen: Callable[[], object], within: float = 5) -> None:
    """Waits until something holds that nobody tells us of."""
    async with asyncio.timeout(within):
        while not seen():  # noqa: ASYNC110 - as said
            await asyncio.sleep(GLANCE)


Serving = Callable[..., AbstractAsyncContextManager[App]]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Telegram of this machine; the test fails when the bot sends it anything that is not valid."""
    async with BotApi() as server:
        yield server
    server.verify()


@pytest.fixture
async def client(api) -> AsyncIterator[Bot]:
    """The library's own client on that Telegram, without our bot around it."""
    async with Bot(api.token, base_url=f"{api.url}/bot") as bot:
        yield bot


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def brisk(pauses):
    """Sleeping as `pauses`, but what is shorter than a second takes no time."""

    async def sleep(seconds):
        if seconds >= 1:
            await pauses(seconds)
        await asyncio.sleep(0)

    return sleep


@pytest.fixture(scope="session")
def facts(world_db):
    store = Store.open(world_db)
    yield Facts.of(store)
    store.close()


@pytest.fixture
def current(facts) -> Current:
    """The facts as an application takes them; no file takes their place."""
    return Current(facts)


@pytest.fixture(scope="session", autouse=True)
def _few_authorities(tmp_path_factory):
    """Nothing here is encrypted; the list of all authorities takes longer to read than many a test."""
    path = tmp_path_factory.mktemp("authorities") / "one.pem"
    end = "-----END CERTIFICATE-----\n"
    path.write_text(certifi.contents().partition(end)[0] + end)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(path))  # As the line reads it.
        yield


@pytest.fixture(scope="session")
def memory_folder(tmp_path_factory) -> Path:
    """Where the memory under test lies, with its key."""
    return tmp_path_factory.mktemp("memory")


@pytest.fixture(scope="session")
def _opened_memory(memory_folder) -> Iterator[Memory]:
    with closing(Memory.open_local(memory_folder)) as memory:
        yield memory


@pytest.fixture(scope="session")
def _emptied(memory_folder, _opened_memory, tmp_path_factory) -> Callable[[], None]:
    """Puts into the memory what was in it when it was made, whoever has it open."""
    kept = tmp_path_factory.mktemp("empty") / "memory.db"
    _copied(memory_folder / "memory.db", kept)
    return lambda: _copied(kept, memory_folder / "memory.db")


def _copied(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
        read.backup(written)


@pytest.fixture
def memory(_opened_memory, _emptied) -> Memory:
    """A memory that holds nothing; to open one, and to put its statements together, takes longer than many a test."""
    _emptied()
    return _opened_memory


@pytest.fixture
def serving(api, clock, naps, pauses, facts, memory) -> Serving:
    """Serves the stub's chats while entered, and stops gracefully."""

    @asynccontextmanager
    async def entered(known=facts, publish=nothing, waits=WAITS, **changes) -> AsyncIterator[App]:
        settings = {
            "api_url": api.url,
            "clock": clock,
            "new_id": lambda: "e1e2",
            "patience": Patience(sleep=naps),
            "sleep": pauses,
            "later": pauses.later,
            "draw": lambda _: png(),
        }
        holding = known if isinstance(known, Current) else Current(known)
        app = application(api.token, holding, memory, **settings | changes)
        stop = asyncio.Event()
        served = asyncio.create_task(serve(app, Polling(waits.poll), stop, waits, publish))
        await api.until(lambda: served.done() or api.called("getUpdates"))
        if settings["sleep"] is pauses:  # What it does by itself at the start is done.
            await come_to(lambda: served.done() or pauses.looked)
        yield app
        stop.set()
        await served

    return entered


@pytest.fixture
async def telegram(api, serving) -> AsyncIterator[BotApi]:
    """Telegram while the bot serves it."""
    async with serving():
        yield api
