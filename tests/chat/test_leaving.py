"""Chats that come to an end, and what was kept of them."""

from bot.memory import CannotRemember, Kept
from bot.question import Subject

from .turns import asked

KEPT = Kept("en", (Subject("region", "PE-UCA"),))


async def settled(telegram, chat=9):
    """Waits until what came before is handled."""
    await telegram.until(lambda: not len(telegram.updates))
    await asked(telegram, "hola", chat=chat)


async def test_of_who_blocks_the_bot_nothing_is_kept(telegram, memory):
    memory.keep(7, KEPT)
    await asked(telegram, "servicios en Ucayali 2025")
    await telegram.block()
    await telegram.until(lambda: memory.chat(7) == Kept())
    await telegram.unblock()
    fresh = await asked(telegram, "¿y en Puno?", chat=8)
    assert (await asked(telegram, "¿y en Puno?"))["text"] == fresh["text"]


async def test_of_a_group_that_the_bot_is_thrown_out_of_nothing_is_kept(telegram, memory):
    memory.keep(-5, Kept("en"))
    await telegram.add_bot(-5)
    await telegram.kick_bot(-5)
    await telegram.until(lambda: memory.chat(-5) == Kept())


async def test_of_a_group_that_restricted_the_bot_nothing_is_kept_once_it_is_no_member(telegram, memory):
    memory.keep(-5, Kept("en"))
    await telegram.become("restricted", is_member=True)
    await asked(telegram, "/ayuda", chat=-5)
    assert memory.chat(-5) == Kept("en")
    await telegram.become("restricted", is_member=False)
    await telegram.until(lambda: memory.chat(-5) == Kept())


async def test_coming_into_a_group_or_rising_there_deletes_nothing(telegram, memory):
    memory.keep(-5, Kept("en"))
    await telegram.add_bot(-5)
    await telegram.promote_bot(-5)
    await settled(telegram)
    assert memory.chat(-5) == Kept("en")
    assert telegram.told(-5) == []


async def test_other_chats_keep_what_is_theirs(telegram, memory):
    memory.keep(8, KEPT)
    await telegram.block()
    await settled(telegram)
    assert memory.chat(8) == KEPT


async def test_what_cannot_be_deleted_of_a_gone_chat_is_one_line_in_the_log(telegram, memory, monkeypatch, caplog):
    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "forget", fail)
    await telegram.block()
    await settled(telegram)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "what is kept of a chat that is gone cannot be deleted: The memory does not work"
    ]
