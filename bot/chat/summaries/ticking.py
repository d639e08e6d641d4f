"""The tick: what is due goes into the outbox; where the facts are new, also what that is news or a correction for."""

import asyncio
import logging
from datetime import date, datetime
from functools import partial

from bot.chat.context import App, Desk
from bot.chat.summaries.editions import revised, told_by
from bot.memory import CannotRemember, Edition, Memory, Topic
from bot.reply import Facts
from bot.shorthand import Unreadable
from bot.told import same

EVERY = 30.0
"""Seconds between two looks."""

log = logging.getLogger(__name__)


async def keep_ticking(app: App) -> None:
    """Looks now, and again and again; whatever fails in one look ends in the log, and the next one comes."""
    while True:
        look = app.create_task(tick(app.bot_data))
        try:
            await asyncio.wait([look])
        finally:
            look.cancel()
        await app.bot_data.sleep(EVERY)


async def tick(desk: Desk) -> None:
    """One look; what cannot be read or written now is looked at again by the next one."""
    try:
        await desk.memory.ask(lambda memory: memory.outbox.clear(desk.clock()))
        await desk.memory.ask(lambda memory: memory.inbox.clear(desk.clock()))
        while await desk.memory.ask(lambda memory: memory.outbox.enqueue_due(desk.clock())):
            pass
        await _published(desk)
        desk.ticked.feel()
    except CannotRemember as fault:
        log.error("what is due is not looked for, and is sent later: %s", fault)  # noqa: TRY400 - it says it all


async def _published(desk: Desk) -> None:
    """Once for the facts at hand; begun anew where it was cut off, for nothing is put in twice.

    A process looks once only: where another has other facts, as while a new version is brought in, the two would else
    correct each other without end. It does so at each renewal, whatever was seen before: what came between may have
    been told meanwhile, also where an older version comes back.
    """
    facts, today = desk.current.facts, desk.clock().date()
    version = facts.store.version
    if facts in desk.published:
        return
    if not desk.current.renewed and await desk.memory.ask(lambda memory: memory.ledger.seen(version)):
        desk.published.add(facts)
        return
    for topic in await desk.memory.ask(lambda memory: memory.ledger.topics_of_news()):
        if _is_news(topic, facts, today):
            await desk.memory.ask(partial(_put_news, topic, version, desk.clock()))
        desk.ticked.feel()
        await asyncio.sleep(0)  # Thousands of them must not hold up an answer.
    for told in await desk.memory.ask(lambda memory: memory.ledger.editions()):
        if told.version != version and revised(told, facts, today):
            await desk.memory.ask(partial(_put_correction, told, version, desk.clock()))
        desk.ticked.feel()
        await asyncio.sleep(0)
    await desk.memory.ask(lambda memory: memory.ledger.see(version))
    desk.published.add(facts)


def _is_news(topic: Topic, facts: Facts, today: date) -> bool:
    """Whether the question has other figures now than those told last."""
    try:
        question = facts.words.read(topic.question)
    except Unreadable:
        return False
    return not topic.told or not same(topic.told.figures, told_by(question, facts, today))


def _put_news(topic: Topic, version: str, now: datetime, memory: Memory) -> None:
    memory.outbox.enqueue_news(topic, version, now)


def _put_correction(told: Edition, version: str, now: datetime, memory: Memory) -> None:
    memory.outbox.enqueue_correction(told.id, version, now)
