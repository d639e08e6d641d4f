"""Summaries while the database is replaced: each by one version, and what was told by another is put right."""

import asyncio
import shutil
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from threading import Event

import pytest

from bot.chat.app import application
from bot.chat.serving import Waits
from bot.clock import LIMA
from bot.current import Current
from bot.data import build
from bot.memory import Memory, Wish
from bot.question import Intent, Query, Question
from bot.rhythm import Rhythm
from bot.shorthand import write

from .conftest import come_to, deliver
from .stub import Fault
from .stub.samples import png

MONDAY = datetime(2026, 3, 16, 8, tzinfo=LIMA)
WAITS = Waits(attempts=1, pause=0, poll=5, look=3600)
"""The tests look, and it must be known when."""

UCAYALI = write(Question(Intent.SUMMARY, Query(regions=("PE-UCA",))))
OLD, NEW, NEWER = 0, 10, 25
"""How much more than the invented world the versions say of each of eight services of a centre of Ucayali."""

FIGURES = {more: f"{1136 + 8 * more:,}" for more in (OLD, NEW, NEWER)}
TOLD = {more: f"{figure} servicios en Ucayali, de enero a febrero de 2026" for more, figure in FIGURES.items()}


@pytest.fixture(scope="module")
def versions(world_source, tmp_path_factory):
    """Databases that differ in one figure."""
    return {more: _version(world_source, tmp_path_factory.mktemp("version") / "tables", more) for more in TOLD}


def _version(world, folder, more):
    source = shutil.copytree(world, folder)
    path = source / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(_corrected(line, more) for line in lines), encoding="utf-8")
    build(source, folder / "cite.db")
    return folder / "cite.db"


def _corrected(line, more):
    cells = line.split(",")
    if cells[1:4] == ["services", "centre", "citeforestal-pucallpa"] and cells[6] == "2026-01-01":
        cells[8] = str(int(cells[8]) + more)
    return ",".join(cells)


@pytest.fixture
def path(versions, tmp_path):
    """A database that is looked at."""
    return shutil.copyfile(versions[OLD], tmp_path / "cite.db")


@pytest.fixture
def noticed():
    """An application notices that its database was replaced."""

    async def looked(app):
        assert await asyncio.to_thread(app.bot_data.current.look, at_once=True)

    return looked


@pytest.fixture
def renewed(versions, path, noticed):
    """Puts a version in the place of the one before, as `data build` does it, and an application notices."""

    async def with_version(more, app):
        shutil.copyfile(versions[more], path.with_name("new.db")).replace(path)
        await noticed(app)

    return with_version


@pytest.fixture
def subscribed(api, memory, clock):
    """Chats that are due a summary of Ucayali, on a Monday at eight."""

    def subscribe(*chats, every="weekly"):
        for chat in chats:
            api.chat(chat)
            memory.subscribe(chat, Wish(UCAYALI, Rhythm(every), "es"), MONDAY - timedelta(minutes=1))
        clock.now = MONDAY

    return subscribe


@pytest.fixture
def started(serving, brisk, pauses, path):
    """The application over the database, once it has sent what was due."""

    @asynccontextmanager
    async def entered(**changes):
        with closing(Current.open(path)) as current:
            async with serving(current, waits=WAITS, **{"sleep": brisk} | changes) as app:
                await come_to(lambda: app.running)
                await pauses.look()
                yield app

    return entered


@pytest.fixture
async def another(api, memory, clock, brisk, path, memory_folder):
    """Another process over the same memory and database, which sends when it is told to."""
    assert memory.subscriptions(7) == []  # It is there.
    other = Memory.open_local(memory_folder)
    with closing(other), closing(Current.open(path)) as current:
        app = application(api.token, current, other, api_url=api.url, clock=clock, sleep=brisk, draw=lambda _: png())
        await app.initialize()
        await app.start()
        yield app
        await app.stop()
        await app.shutdown()
        app.bot_data.close()


def said(api, chat=7):
    return [message.get("text") or message.get("caption") for message in api.told(chat)]


def correction(wrong, right):
    """What a correction says, as far as the figures go."""
    return f"te dije {TOLD[wrong]}; la cifra corregida es {FIGURES[right]}"


async def test_what_a_new_version_corrects_is_put_right_without_a_new_start(api, started, subscribed, renewed, clock):
    subscribed(7)
    async with started() as app:
        await deliver(app)
        clock.now += timedelta(hours=1)
        await renewed(NEW, app)
        for _ in range(3):
            await deliver(app)
    first, second = said(api)
    assert TOLD[OLD] in first
    assert correction(OLD, NEW) in second


async def test_news_of_a_new_version_come_without_a_new_start(api, started, subscribed, renewed, clock):
    subscribed(7, every="news")
    async with started() as app:
        await deliver(app)
        clock.now += timedelta(hours=1)
        await renewed(NEW, app)
        for _ in range(3):
            await deliver(app)
    told, news, corrected = said(api)
    assert told.startswith(f"Hay cifras nuevas\n{TOLD[OLD]}.")
    assert news.startswith(f"Hay cifras nuevas\n{TOLD[NEW]}.")
    assert correction(OLD, NEW) in corrected


async def test_a_version_that_comes_back_puts_right_what_was_told_between(api, started, subscribed, renewed, clock):
    subscribed(7)
    async with started() as app:
        await deliver(app)
        for version in (NEW, OLD, NEW, NEWER):
            clock.now += timedelta(hours=1)
            await renewed(version, app)
            for _ in range(3):
                await deliver(app)
    first, *rest = said(api)
    assert TOLD[OLD] in first
    steps = [(OLD, NEW), (NEW, OLD), (OLD, NEW), (NEW, NEWER)]
    assert len(rest) == len(steps)
    assert [correction(*step) in text for step, text in zip(steps, rest, strict=True)] == [True] * len(steps)


async def test_a_version_that_comes_back_before_anybody_looked_tells_nobody_anything(
    api, started, subscribed, renewed, clock
):
    subscribed(7)
    async with started() as app:
        await deliver(app)
        clock.now += timedelta(hours=1)
        await renewed(NEW, app)
        await renewed(OLD, app)
        for _ in range(3):
            await deliver(app)
    assert len(said(api)) == 1


async def test_two_processes_that_notice_one_after_the_other_tell_each_chat_once(
    api, started, another, subscribed, renewed, noticed, clock
):
    subscribed(7, 8)
    async with started() as app:
        await deliver(app)
        for version in (NEW, OLD):
            clock.now += timedelta(hours=1)
            await renewed(version, app)
            await deliver(app)
            await noticed(another)
            for _ in range(3):
                await deliver(another)
                await deliver(app)
    for chat in (7, 8):
        _, there, back = said(api, chat)
        assert correction(OLD, NEW) in there
        assert correction(NEW, OLD) in back


async def test_what_a_process_told_before_it_noticed_is_put_right_when_it_does(
    api, started, another, subscribed, renewed, noticed, clock
):
    async with started() as app:
        await deliver(another)
        await renewed(NEW, app)
        await deliver(app)
        subscribed(7)
        await deliver(another)
        await noticed(another)
        for _ in range(3):
            clock.now += timedelta(minutes=2)
            await deliver(another)
    told, corrected = said(api)
    assert TOLD[OLD] in told
    assert correction(OLD, NEW) in corrected


async def test_what_was_being_drawn_when_the_version_changed_is_made_anew(api, started, subscribed, renewed, memory):
    held, drawing = Event(), Event()

    def draw(_):
        drawing.set()
        assert held.wait(5)
        return png()

    async with started(draw=draw) as app:
        subscribed(7)
        delivering = asyncio.create_task(deliver(app))
        await come_to(drawing.is_set)
        await renewed(NEW, app)
        held.set()
        await delivering
        for _ in range(3):
            await deliver(app)
        (edition,) = memory.ledger.editions()
        assert edition.version == app.bot_data.current.facts.store.version
    (text,) = said(api)
    assert TOLD[NEW] in text


async def test_what_was_on_its_way_when_the_version_changed_is_put_right_once_it_has_arrived(
    api, started, subscribed, renewed, clock
):
    held = asyncio.Event()
    async with started() as app:
        api.faults.append(Fault("sendPhoto", hold=held))
        subscribed(7)
        delivering = asyncio.create_task(deliver(app))
        await api.until(lambda: api.called("sendPhoto"))
        await renewed(NEW, app)
        await deliver(app)
        assert said(api) == []
        held.set()
        await delivering
        for _ in range(3):
            clock.now += timedelta(minutes=2)
            await deliver(app)
    first, second = said(api)
    assert TOLD[OLD] in first
    assert correction(OLD, NEW) in second
