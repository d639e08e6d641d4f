"""What many want written at the same time is written together, and each is told what came of it."""

import asyncio
from contextlib import closing, contextmanager

import pytest

from bot.chat import reception
from bot.chat.clerk import Clerk
from bot.chat.inbox import LASTING, Inbox
from bot.chat.keeping import Keeping
from bot.chat.reception import Reception
from bot.memory import CannotRemember, Incoming, Place, Settled


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


async def test_what_a_failure_has_undone_is_written_again_by_itself(clerk, memory, clock):
    def stores(asked, wishes):
        found = asked.inbox.store(
            [Incoming(id_, id_, "{}", acknowledged=True) for id_ in wishes], "p", clock(), LASTING, 9
        )
        return [each.place for each in found]

    def fails(*_):
        raise ValueError

    came = await asyncio.gather(
        clerk.write(stores, 5), clerk.write(fails, 1), clerk.write(stores, 6), return_exceptions=True
    )
    assert [str(each) for each in came] == [str(Place.OURS), "", str(Place.OURS)]
    assert memory.inbox.waiting().open == 2


async def test_what_may_have_been_written_is_not_written_again(clerk, memory, monkeypatch):
    written = []

    @contextmanager
    def lost():
        yield
        raise CannotRemember

    def notes(_, wishes):
        written.extend(wishes)
        return wishes

    def notes_too(_, wishes):
        return notes(_, wishes)

    monkeypatch.setattr(memory, "together", lost)
    came = await asyncio.gather(clerk.write(notes, 1), clerk.write(notes_too, 2), return_exceptions=True)
    assert [type(each) for each in came] == [CannotRemember] * 2
    assert written == [1, 2]


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


async def test_a_process_says_that_it_lives_even_where_it_cannot_settle(serving, memory, clock, monkeypatch):
    def fails(*_):
        raise CannotRemember("The memory (memory.db) does not work: database is locked")  # noqa: EM101, TRY003

    async with serving() as app:
        inbox = Inbox(app.bot_data)
        memory.inbox.store([Incoming(5, 7, "{}", acknowledged=True)], app.bot_data.process, clock(), LASTING, 9)
        inbox.in_hand.add(5)
        inbox.settle_later(Settled(6, None))
        monkeypatch.setattr(memory.inbox, "settle", fails)
        clock.now += LASTING
        with pytest.raises(CannotRemember):
            await inbox.renew()
        assert memory.inbox.claim("another", clock(), LASTING, 9) == []


async def test_what_fails_again_and_again_is_told_once(serving, memory, monkeypatch, caplog):
    rounds = iter([None] * 5)

    def fails(*_):
        raise CannotRemember("The memory (memory.db) does not work: database is locked")  # noqa: EM101, TRY003

    async def sleep(seconds):
        assert seconds >= 1
        if next(rounds, "over") == "over":
            raise asyncio.CancelledError

    async with serving() as app:
        monkeypatch.setattr(memory.inbox, "claim", fails)
        with pytest.raises(asyncio.CancelledError):
            await Reception(app, Inbox(app.bot_data)).keep_claiming(sleep)
    lines = [record.getMessage() for record in caplog.records if record.name == reception.__name__]
    assert [line.partition(":")[0] for line in lines] == ["what was left in the inbox is not looked for"]
