"""What many want written at the same time is written together, and each is told what came of it."""

import asyncio
from contextlib import closing

import pytest

from bot.chat.clerk import Clerk
from bot.chat.inbox import LASTING, Inbox
from bot.chat.keeping import Keeping
from bot.memory import CannotRemember, Incoming, Settled


@pytest.fixture
def clerk(memory):
    with closing(Keeping(memory)) as keeping:
        yield Clerk(keeping)


async def test_what_comes_while_one_is_written_is_written_together(clerk):
    batches = []

    def double(_, wishes):
        batches.append(list(wishes))
        return [2 * wish for wish in wishes]

    assert await asyncio.gather(*(clerk.write(double, wish) for wish in range(500))) == [2 * n for n in range(500)]
    assert len(batches) < 10
    assert [wish for batch in batches for wish in batch] == list(range(500))


async def test_a_failure_of_one_kind_takes_no_other_with_it(clerk):
    def fails(*_):
        raise CannotRemember("The memory (memory.db) does not work: database is locked")  # noqa: EM101, TRY003

    bad, good = await asyncio.gather(
        clerk.write(fails, 1), clerk.write(lambda _, wishes: wishes, 2), return_exceptions=True
    )
    assert isinstance(bad, CannotRemember)
    assert good == 2
    assert await clerk.write_all(lambda _, wishes: wishes, [3, 4]) == [3, 4]


async def test_what_was_left_to_be_settled_is_not_lost_where_that_is_broken_off(serving, memory):
    async with serving() as app:
        inbox = Inbox(app.bot_data)
        now, process = app.bot_data.clock(), app.bot_data.process
        memory.inbox.store([Incoming(5, 7, "{}", acknowledged=True)], process, now, LASTING, 9)
        inbox.settle_later(Settled(5, None))
        broken_off = asyncio.create_task(inbox.renew())
        await asyncio.sleep(0)
        broken_off.cancel()
        await asyncio.wait([broken_off])
        await inbox.renew()
        assert memory.inbox.waiting().open == 0


async def test_who_has_given_up_waiting_holds_up_nobody(clerk):
    gone = asyncio.create_task(clerk.write(lambda _, wishes: wishes, 1))
    await asyncio.sleep(0)
    gone.cancel()
    assert await clerk.write(lambda _, wishes: wishes, 2) == 2
