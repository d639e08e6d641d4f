"""Chats that come to an end, and what was kept of them."""

from bot.memory import CannotRemember, Kept
from bot.question import Subject

from .conftest import NOW
from .turns import asked

KEPT = Kept("en", (Subject("region", "PE-UCA"),))


async def let_in(telegram):
    """The person comes back, and is answered after all that came before."""
    await telegram.unblock()
    await asked(telegram, "hola")


async def test_of_who_blocks_the_bot_nothing_is_kept(telegram, memory):
    memory.keep(7, KEPT, NOW)
    await asked(telegram, "servicios en Ucayali 2025")
    await telegram.block()
    await let_in(telegram)
    assert memory.chat(7) == Kept()
    fresh = await asked(telegram, "¿y en Puno?", chat=8)
    assert (await asked(telegram, "¿y en Puno?"))["text"] == fresh["text"]


async def test_of_a_group_that_the_bot_is_thrown_out_of_nothing_is_kept(telegram, memory):
    memory.keep(-5, Kept("en"), NOW)
    await telegram.add_bot(-5)
    await telegram.kick_bot(-5)
    await telegram.add_bot(-5)
    await asked(telegram, "/ayuda", chat=-5)
    assert memory.chat(-5) == Kept()


async def test_of_a_group_that_restricted_the_bot_nothing_is_kept_once_it_is_no_member(telegram, memory):
    memory.keep(-5, Kept("en"), NOW)
    await telegram.become("restricted", is_member=True)
    await asked(telegram, "/ayuda", chat=-5)
    assert memory.chat(-5) == Kept("en")
    await telegram.become("restricted", is_member=False)
    await asked(telegram, "/ayuda", chat=-5)
    assert memory.chat(-5) == Kept()


async def test_coming_into_a_group_or_rising_there_deletes_nothing(telegram, memory):
    memory.keep(-5, Kept("en"), NOW)
    await telegram.add_bot(-5)
    await telegram.promote_bot(-5)
    await asked(telegram, "/ayuda", chat=-5)
    assert memory.chat(-5) == Kept("en")
    assert len(telegram.told(-5)) == 1


async def test_other_chats_keep_what_is_theirs(telegram, memory):
    memory.keep(8, KEPT, NOW)
    await telegram.block()
    await let_in(telegram)
    assert memory.chat(8) == KEPT


async def test_what_cannot_be_deleted_of_a_gone_chat_is_one_line_in_the_log(telegram, memory, monkeypatch, caplog):
    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "forget", fail)
    await telegram.block()
    await let_in(telegram)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "what is kept of a chat that is gone cannot be deleted: The memory does not work"
    ]
