"""Summaries that come by themselves: each once, when it is due, whatever happens to the others."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.chat.summaries.sender import Sender
from bot.chat.summaries.ticking import tick
from bot.clock import LIMA
from bot.memory import Wish
from bot.question import Intent, Query, Question
from bot.rhythm import Rhythm
from bot.shorthand import write

from .conftest import come_to
from .turns import asked, changed, pressed, rows, words

MONDAY = datetime(2026, 3, 16, 8, tzinfo=LIMA)
WEEK = timedelta(days=7)
UCAYALI = Wish(write(Question(Intent.SUMMARY, Query(regions=("PE-UCA",)))), Rhythm("weekly"), "es")
STOP, PAUSE = "🔕 Dejar de recibir", "⏸ Pausar"
SUPERGROUP = -1_000_000_000_005


@pytest.fixture
def due(api, memory, clock):
    """Subscribes chats to something that is due now, on a Monday at eight."""

    def subscribe(*chats, wish=UCAYALI, before=timedelta(minutes=1)):
        for chat in chats:
            api.chat(chat)
            memory.subscribe(chat, wish, MONDAY - before)
        clock.now = max(clock.now, MONDAY)

    return subscribe


async def deliver(app):
    """One look at what is due, and all that waits is sent."""
    await tick(app.bot_data)
    sender = Sender(app)
    while begun := await sender.send_some():
        await asyncio.gather(*begun)


def said(message):
    """Its words: a text, or those under a picture."""
    return message.get("text") or message.get("caption")


def sent(api, chat=7):
    return [said(message).splitlines()[0] for message in api.told(chat)]


@pytest.fixture
def brisk(pauses):
    """Sleeping as `pauses`, but what is shorter than a second takes no time."""

    async def sleep(seconds):
        if seconds >= 1:
            await pauses(seconds)
        await asyncio.sleep(0)

    return sleep


@pytest.fixture
def started(serving, brisk):
    """The application, once it runs."""

    @asynccontextmanager
    async def entered(*known, **changes):
        async with serving(*known, **{"sleep": brisk} | changes) as app:
            await come_to(lambda: app.running)
            yield app

    return entered


async def test_from_the_button_to_the_message_of_each_week_through_a_restart(api, started, memory, clock, pauses):
    async with started():
        await asked(api, "servicios en Ucayali 2025")
        await pressed(api, "🔔 Suscribirme")
        await changed(api, "Cada semana")
        clock.now = MONDAY - timedelta(minutes=1)
        await pauses.look()
        assert len(api.told()) == 2
    clock.now = MONDAY
    async with started():
        await api.answers(3)
        for _ in range(3):
            await pauses.look()
        clock.now = MONDAY + WEEK
        await pauses.look()
        await api.answers(4)
    first, second = api.told()[2:]
    assert said(first).splitlines()[:2] == [
        "Tu resumen semanal",
        "1,136 servicios en Ucayali, de enero a febrero de 2026.",
    ]
    assert said(second).startswith("Sin novedades desde el 16 de marzo de 2026.")
    assert [one.due_at for one in memory.subscriptions(7)] == [MONDAY + 2 * WEEK]


async def test_it_says_the_figure_the_change_the_leading_five_and_the_source_under_a_chart(api, started, due):
    due(7, wish=replace(UCAYALI, question=write(Question(Intent.SUMMARY))))
    async with started() as app:
        await deliver(app)
    (message,) = api.told()
    assert "photo" in message
    lines = message["caption"].splitlines()
    assert lines[0] == "Tu resumen semanal"
    assert lines[1].endswith(" servicios en toda la Red CITE, de enero a febrero de 2026.")
    assert " que de enero a febrero de 2025" in lines[2]
    assert [line[:2] for line in lines if line[:1].isdigit() and ". " in line[:3]] == ["1.", "2.", "3.", "4.", "5."]
    assert lines[-1].startswith("Fuente: ")


async def test_it_has_the_ways_to_all_of_it_to_a_pause_and_to_its_end(api, started, memory, due):
    due(7)
    async with started() as app:
        await deliver(app)
        assert rows(api.told()[0]) == [["Ver todo"], [PAUSE, STOP]]
        assert "1,136" in (await pressed(api, "Ver todo"))["text"]
        api.told().pop()
        assert (await pressed(api, STOP, under=api.told()[0]))["text"].endswith("Resumen: Ucayali")
        assert words(api.told()[0]) == ["Ver todo", PAUSE]
    assert memory.subscriptions(7) == []
