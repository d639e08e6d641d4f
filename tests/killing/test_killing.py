"""The promise of summaries: each comes, in order and not too fast, once, or marked; whatever dies meanwhile."""

import asyncio
import faulthandler
import gc
import shutil
import warnings
from base64 import urlsafe_b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest
from sqlalchemy import create_engine, insert, select

from bot.memory import Memory
from bot.memory.tables import CHATS, SUBSCRIPTIONS

from .plan import BLOCKED, KILLS, PAUSE, planned, subscribe
from .story import Story, Summary, lived, marked

KEY = urlsafe_b64encode(b"k" * 32).decode()

IN_FLIGHT = 8
"""So many messages at most may have been begun and not arrived when a process is killed."""


@pytest.fixture(scope="module")
def subscribed(tmp_path_factory):
    """A memory where all have subscribed: its file, the plan, and what is whose."""
    path, plan = tmp_path_factory.mktemp("subscribed") / "memory.db", planned(seed=4)
    memory = Memory.open(f"sqlite:///{path}", [KEY])
    asked = subscribe(memory, plan)
    memory.close()
    return path, plan, asked


@pytest.fixture(scope="module", params=[("sqlite", 1), ("postgresql", 3)], ids=lambda given: given[0])
def story(request, subscribed, world_db, tmp_path_factory) -> Iterator[Story]:
    (database, processes), (path, plan, asked) = request.param, subscribed
    folder = tmp_path_factory.mktemp("killing")
    if database == "sqlite":
        url = f"sqlite:///{shutil.copy(path, folder / 'memory.db')}"
    else:
        server, schema = request.getfixturevalue("postgres"), next(request.getfixturevalue("schemas"))
        server.make(schema)
        url = server.url(schema)
        copy(f"sqlite:///{path}", url)
    faulthandler.cancel_dump_traceback_later()  # The clockwork itself says when nothing goes on.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Of who dies while it uploads, aiohttp leaves the part open.
        story = asyncio.run(lived(plan, asked, folder, processes, db=str(world_db), memory=url, key=KEY))
        gc.collect()
    yield story
    story.memory.close()


def copy(old: str, new: str) -> None:
    """The same chats and subscriptions in another database."""
    Memory.open(new, [KEY]).close()
    source, target = create_engine(old), create_engine(new)
    with source.connect() as reading, target.begin() as writing:
        for table in (CHATS, SUBSCRIPTIONS):
            writing.execute(insert(table), [row._asdict() for row in reading.execute(select(table))])
    source.dispose()
    target.dispose()


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
    tried = {one.chat: one for one in story.arrivals if one.chat in story.plan.blocked}
    assert len(tried) == BLOCKED
    left = [one for chat, one in tried.items() if story.memory.subscriptions(chat)]
    assert [one for one in left if not story.unknown(one)] == []  # Who was killed then learns it the next time.
    times = Counter(one.chat for one in story.arrivals if one.chat in tried)
    assert max(times.values()) <= 1 + len(story.killed)


def test_nothing_fails_unheard(story):
    assert "Traceback" not in story.log
