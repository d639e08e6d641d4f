"""Chats that end or move, and what was kept of them."""

import pytest

from bot.memory import CannotRemember, Kept
from bot.question import Subject

from .turns import asked

KEPT = Kept("en", (Subject("region", "PE-UCA"),))
SUPERGROUP = -1_000_000_000_005


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
        "what is kept of chat 7, which is gone, cannot be deleted: The memory does not work"
    ]


async def test_what_is_kept_of_a_group_moves_with_it(telegram, memory):
    assert "2025" in (await asked(telegram, "/resumen Ucayali 2025", chat=-5))["text"]
    await asked(telegram, "/idioma en", chat=-5)
    await telegram.upgrade(-5, SUPERGROUP)
    await telegram.until(lambda: memory.chat(SUPERGROUP) == Kept("en"))
    await settled(telegram)
    assert memory.chat(-5) == Kept()
    english = await asked(telegram, "/help", chat=8, language="en")
    assert (await asked(telegram, "/help", chat=SUPERGROUP))["text"] == english["text"]


async def test_the_conversation_of_a_group_goes_on_where_it_moved(telegram):
    fresh = await asked(telegram, "¿y en Puno?", chat=8)
    await asked(telegram, "/resumen Ucayali 2024", chat=-5)
    await telegram.upgrade(-5, SUPERGROUP)
    await settled(telegram)
    said = await asked(telegram, "/ayuda", chat=SUPERGROUP)
    followed = await asked(telegram, "¿y en Puno?", chat=SUPERGROUP, reply_to=said)
    assert "2024" in followed["text"]
    assert followed["text"] != fresh["text"]


@pytest.mark.parametrize("fault", [CannotRemember("The memory does not work")])
async def test_what_cannot_be_moved_stays_and_is_told_in_the_log(telegram, memory, monkeypatch, caplog, fault):
    memory.keep(-5, Kept("en"))

    def fail(*_):
        raise fault

    monkeypatch.setattr(memory, "move", fail)
    await telegram.upgrade(-5, SUPERGROUP)
    await settled(telegram)
    assert memory.chat(-5) == Kept("en")
    assert f"what is kept of chat -5 cannot be moved to {SUPERGROUP}: The memory does not work" in caplog.text
