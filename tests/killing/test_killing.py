"""The promise of summaries: each comes, in order and not too fast, once, or marked; whatever dies meanwhile."""

import asyncio
import json
import re
from base64 import urlsafe_b64encode
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import count, pairwise
from math import inf
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.languages import LANGUAGES
from bot.memory import Memory
from bot.phrase import Voice, notice

from .clockwork import Clockwork
from .plan import BLOCKED, KILLS, PAUSE, Plan, planned, subscribe
from .process import moment
from .telegram import Arrival, Telegram

KEY = urlsafe_b64encode(b"k" * 32).decode()
ID = re.compile("[0-9a-f]{16}")
DAY = 86_400.0
HOUR = 3_600.0
LAST_DUE = 120.0
"""When all of a day is due."""

DOWN = 5.0
"""Seconds from the end of a process to the start of the next."""

IN_FLIGHT = 8
"""So many messages at most may have been begun and not arrived when a process is killed."""

MARKS = tuple(notice("sent_again", Voice.of(language)).title for language in LANGUAGES)


class Summary(NamedTuple):
    """One that is to come: to which chat, on which day, due in which minute, for which of its subscriptions."""

    chat: int
    day: int
    minute: int
    subscription: str


@dataclass
class Killer:
    """Ends processes and starts others in their place; remembers whom and when."""

    clockwork: Clockwork
    killed: list[tuple[str, float]] = field(default_factory=list)
    names: count = field(default_factory=count)
    under_way: set[asyncio.Task] = field(default_factory=set)

    async def start(self) -> None:
        await self.clockwork.start(f"process{next(self.names)}")

    async def __call__(self, name: str, seconds: float) -> None:
        if seconds:
            self._go_on(self._later(name, seconds))
        else:
            await self._kill(name)

    async def _later(self, name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)  # In real time: wherever the process then is.
        await self._kill(name)

    async def _kill(self, name: str) -> None:
        if name not in self.clockwork.processes:  # Two ends at almost the same moment are one.
            return
        self.killed.append((name, self.clockwork.now))
        await self.clockwork.kill(name)
        self._go_on(self._revive())

    async def _revive(self) -> None:
        await self.clockwork.sleep(DOWN)
        await self.start()

    def _go_on(self, work) -> None:
        task = asyncio.create_task(work)
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)


@dataclass
class Story:
    """What came of it: all that arrived, who was killed when, and what the memory holds in the end."""

    plan: Plan
    asked: dict[str, tuple[int, int]]
    arrivals: list[Arrival]
    waits: list[float]
    killed: list[tuple[str, float]]
    left: list[int]
    log: str

    @property
    def delivered(self) -> list[Arrival]:
        return [one for one in self.arrivals if one.message]

    def unknown(self, one: Arrival) -> bool:
        """Whether the sender cannot know that it arrived, or had no time to write it down."""
        heard = inf if one.heard_at is None else one.heard_at
        return heard == inf or any(name == one.way and at <= heard + 1 for name, at in self.killed)

    def what(self, one: Arrival) -> Summary:
        """Which of the summaries it is, by its buttons."""
        orders = {id_ for id_ in ID.findall(json.dumps(one.message["reply_markup"])) if id_ in self.asked}
        (id_,) = orders
        chat, minute = self.asked[id_]
        assert chat == one.chat
        return Summary(chat, int(one.at // DAY), minute, id_)


def marked(one: Arrival) -> bool:
    said = one.message.get("text") or one.message.get("caption") or ""
    return any(mark in said for mark in MARKS)


async def told(folder: Path, url: str, db: Path, processes: int) -> Story:
    """Two days of it."""
    plan, clockwork = planned(seed=4), Clockwork()
    killer = Killer(clockwork)
    memory = Memory.open(url, [KEY])
    asked = subscribe(memory, plan)

    def done() -> bool:
        left = memory.office.status(moment(clockwork.now))
        return not (left.due or left.waiting or left.later) and len(clockwork.processes) == processes

    async with Telegram(clockwork, plan, killer) as api:
        settings = {"db": str(db), "memory": url, "key": KEY, "token": api.token, "api": api.url}
        async with clockwork.entered("tests.killing.process", folder / "line", **settings):
            for _ in range(processes):
                await killer.start()
            await clockwork.run(lambda: clockwork.now > LAST_DUE and done(), HOUR)
            await clockwork.leap(DAY)
            await clockwork.run(lambda: clockwork.now > DAY + LAST_DUE and done(), HOUR)
    api.verify()
    left = [chat for chat in plan.blocked if memory.subscriptions(chat)]
    memory.close()
    return Story(plan, asked, api.arrivals, api.waits, killer.killed, left, (folder / "line.log").read_text())


@pytest.fixture(scope="module", params=[("sqlite", 1), ("postgresql", 3)], ids=lambda given: given[0])
def story(request, world_db, tmp_path_factory) -> Story:
    database, processes = request.param
    folder = tmp_path_factory.mktemp("killing")
    url = f"sqlite:///{folder / 'memory.db'}"
    if database == "postgresql":
        server, schema = request.getfixturevalue("postgres"), next(request.getfixturevalue("schemas"))
        server.make(schema)
        url = server.url(schema)
    return asyncio.run(told(folder, url, world_db, processes))


def test_each_summary_reaches_whoever_still_lives(story):
    daily = story.plan.daily
    expected = {
        Summary(chat, day, minute, id_)
        for id_, (chat, minute) in story.asked.items()
        if chat not in story.plan.blocked
        for day in ((0, 1) if chat in daily else (0,))
    }
    assert {story.what(one) for one in story.delivered} == expected
    assert len(story.killed) == KILLS


def test_none_comes_twice_but_what_says_so_and_had_to(story):
    copies = defaultdict(list)
    for one in story.delivered:
        copies[story.what(one)].append(one)
    again = [(first, second) for first, second, *_ in (each for each in copies.values() if len(each) > 1)]
    assert max(map(len, copies.values())) == 2
    assert [marked(second) for _, second in again] == [True] * len(again)
    assert [story.unknown(first) for first, _ in again] == [True] * len(again)
    assert len(again) >= len(story.plan.cut_after) + len(story.plan.late)


def test_few_are_marked_without_need(story):
    doubted = sum(story.unknown(one) for one in story.arrivals)
    assert 0 < sum(map(marked, story.delivered)) <= doubted + KILLS * IN_FLIGHT


def test_each_chat_gets_its_summaries_in_order(story):
    orders = defaultdict(list)
    for one in story.delivered:
        what = story.what(one)
        if orders[one.chat][-1:] != [what]:  # The second copy comes before all else.
            orders[one.chat].append(what)
    assert [told for told in orders.values() if len(told) != len(set(told))] == []
    dues = [[(one.day, one.minute) for one in told] for told in orders.values()]
    assert [each for each in dues if each != sorted(each)] == []


def test_there_are_never_more_than_25_in_a_second(story):
    times = [one.at for one in story.arrivals]
    assert min(later - earlier for earlier, later in zip(times, times[25:], strict=False)) >= 1


def test_a_chat_is_left_a_second_and_a_group_three(story):
    times = defaultdict(list)
    for one in story.arrivals:
        times[one.chat].append(one.at)
    hasty = [
        (chat, earlier, later)
        for chat, each in times.items()
        for earlier, later in pairwise(each)
        if later - earlier < (1 if chat > 0 else 3) - 0.001
    ]
    assert hasty == []


def test_while_telegram_asks_to_wait_nobody_sends(story):
    (asked,) = story.waits
    assert [one for one in story.arrivals if asked < one.at < asked + PAUSE] == []


def test_who_blocked_the_bot_is_sent_nothing_any_more(story):
    assert story.left == []
    tried = Counter(one.chat for one in story.arrivals if one.chat in story.plan.blocked)
    assert len(tried) == BLOCKED
    assert [chat for chat, times in tried.items() if times > 1 + len(story.killed)] == []


def test_nothing_fails_unheard(story):
    assert "Traceback" not in story.log
