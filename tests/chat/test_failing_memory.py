"""A memory that fails, hangs, or is full: everybody is answered, and nothing that is kept is lost."""

import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest

from bot.chat.conversations import LAPSE
from bot.chat.keeping import Keeping
from bot.memory import CannotRemember, Kept
from bot.question import Subject

from .conftest import NOW
from .turns import asked, changed

UCAYALI, PUNO = Subject("region", "PE-UCA"), Subject("region", "PE-PUN")
KEPT = Kept("en", (UCAYALI,))


@pytest.fixture
def failing(memory, monkeypatch):
    """Lets a method of the memory fail from now on, and says how often it was tried; `None` mends it."""

    def begin(method):
        tried = []

        def fail(*_):
            tried.append(method)
            raise CannotRemember("The memory (memory.db) does not work: database is locked")  # noqa: EM101, TRY003

        monkeypatch.setattr(memory, method, fail)
        return tried

    return begin


@pytest.fixture
def mended(monkeypatch):
    return monkeypatch.undo


async def test_a_star_does_not_take_the_place_of_favourites_that_could_not_be_read(
    telegram, memory, clock, failing, mended
):
    memory.keep(7, KEPT, NOW)
    failing("chat")
    await asked(telegram, "servicios en Puno en mayo de 2025")
    await telegram.press("☆ Guardar")
    await telegram.answers(2)
    assert "no puedo abrir lo que guardo" in telegram.told()[-1]["text"]
    mended()
    assert memory.chat(7) == KEPT
    clock.now += LAPSE
    await asked(telegram, "services in Puno in May 2025")
    await changed(telegram, "☆ Save")
    assert memory.chat(7) == Kept("en", (UCAYALI, PUNO))


async def test_a_language_chosen_meanwhile_holds_and_takes_nothing_away(telegram, memory, clock, failing, mended):
    memory.keep(7, KEPT, NOW)
    failing("chat")
    assert "hasta que me reinicien" in (await asked(telegram, "/idioma es"))["text"]
    mended()
    clock.now += LAPSE
    assert "Ucayali" in telegram.buttons(await asked(telegram, "/favoritos"))
    assert memory.chat(7) == KEPT


@pytest.mark.parametrize("command", ["/mis_datos", "/favoritos"])
async def test_what_cannot_be_read_is_not_said_to_be_nothing(telegram, memory, failing, command):
    memory.keep(7, KEPT, NOW)
    failing("chat")
    assert "no puedo abrir lo que guardo" in (await asked(telegram, command))["text"]


async def test_what_could_not_be_read_is_deleted_and_told_nevertheless(telegram, memory, failing, mended):
    memory.keep(7, KEPT, NOW)
    failing("chat")
    await asked(telegram, "/borrar_datos")
    assert "antes no pude verlo" in (await changed(telegram, "Sí, bórralo"))["text"]
    mended()
    assert memory.chat(7) == Kept()


async def test_a_memory_that_fails_is_left_alone_for_a_minute(telegram, clock, failing):
    tried = failing("chat")
    for wait in (timedelta(0), LAPSE / 2, LAPSE):
        clock.now += wait
        await asked(telegram, "hola")
    assert len(tried) == 2


async def test_a_memory_that_hangs_is_not_waited_for_without_end_nor_again_by_each():
    going, again = threading.Event(), []
    memory = SimpleNamespace(shared=False, where="", chat=lambda _: going.wait(30), picture=again.append)
    keeping = Keeping(memory, longest=0.01)
    try:
        with pytest.raises(CannotRemember, match="does not answer"):
            await keeping.ask(lambda memory: memory.chat(7))
        assert await keeping.picture("key") is None
        assert again == []
    finally:
        going.set()
        keeping.close()


async def test_whoever_waits_for_a_memory_that_hangs_holds_up_nobody_else(telegram, memory, monkeypatch):
    read, going = type(memory).chat, threading.Event()
    others = range(1001, 1041)

    def hang(self, chat):
        if chat in others:
            going.wait(30)
        return read(self, chat)

    await asked(telegram, "hola")
    monkeypatch.setattr(type(memory), "chat", hang)
    try:
        for chat in others:
            await telegram.say("hola", chat=chat)
        await asked(telegram, "hola")
    finally:
        going.set()
    for chat in others:
        await telegram.answers(1, chat=chat)
