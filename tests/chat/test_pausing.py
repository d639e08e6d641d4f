"""Pausing what a chat is sent, and going on: by a button, on its card, by a command, by words; and /cancelar."""

from datetime import time, timedelta

import pytest

from bot.memory import CannotRemember, Wish
from bot.question import Intent, Query, Question
from bot.rhythm import Rhythm
from bot.shorthand import write

from .conftest import NOW, come_to, deliver
from .turns import asked, changed, pressed, rows, words

UCAYALI = Wish(write(Question(Intent.SUMMARY, Query(regions=("PE-UCA",)))), Rhythm("weekly"), "es")
RANKING = Wish(write(Question(Intent.RANKING, Query(group_by="centre", order="desc"))), Rhythm("monthly", 1), "es")
ADMINS_ONLY = "Solo quienes administran este grupo pueden decidir qué envío aquí."
PAUSE, GO_ON = "⏸ Pausar", "▶️ Reanudar"
WEEK = timedelta(days=7)


@pytest.fixture
def subscribed(memory):
    """Subscribes a chat to several things."""

    def to(*wishes, chat=7, paused=False):
        made = [memory.subscribe(chat, wish, NOW) for wish in wishes]
        for one in made if paused else ():
            memory.rest(chat, one.id, NOW, paused=True)
        return made

    return to


def resting(memory, chat=7):
    """Which of a chat's rest, by how often they come."""
    return {one.wish.rhythm.every for one in memory.subscriptions(chat) if one.paused}


async def test_on_the_card_it_pauses_and_goes_on_in_its_place(telegram, memory, subscribed):
    subscribed(UCAYALI)
    await asked(telegram, "/suscripciones")
    await changed(telegram, "⚙️ 1. Resumen · Ucayali")
    card = await changed(telegram, PAUSE)
    assert "En pausa. Al reanudar, llegará cada lunes a las 8:00." in card["text"]
    assert words(card)[0] == GO_ON
    assert resting(memory) == {"weekly"}
    card = await changed(telegram, GO_ON)
    assert "El próximo: lunes 16 de marzo de 2026 a las 8:00." in card["text"]
    assert words(card)[0] == PAUSE
    assert (resting(memory), len(telegram.told())) == (set(), 1)


async def test_under_a_summary_it_pauses_below_and_what_was_sent_stays(api, serving, subscribed, clock, brisk, pauses):
    subscribed(UCAYALI)
    api.chat(7)
    async with serving(sleep=brisk) as app:
        await come_to(lambda: app.running)
        await pauses.look()
        clock.now = NOW + WEEK
        await deliver(app)
        (summary,) = api.told()
        before = summary.get("caption") or summary["text"]
        said = await pressed(api, PAUSE)
        assert said["text"].splitlines()[:3] == [
            "En pausa: no te lo envío hasta que toques «Reanudar».",
            "",
            "Resumen: Ucayali",
        ]
        assert (summary.get("caption") or summary["text"]) == before
        assert PAUSE not in words(summary)
        clock.now += WEEK
        await deliver(app)
        assert len(api.told()) == 2
        said = await pressed(api, GO_ON)
        assert said["text"].startswith("Listo, te lo sigo enviando:")
        assert "lunes 30 de marzo de 2026 a las 8:00" in said["text"]
        await deliver(app)
        assert len(api.told()) == 3
        clock.now += WEEK
        await deliver(app)
        assert len(api.told()) == 4


@pytest.mark.parametrize(
    ("pause", "go_on", "language"),
    [
        ("/pausa", "/reanudar", "es"),
        ("/pause", "/resume", "en"),
        ("/pausa", "/reanudar", "qu"),
        ("pausa", "reanuda", "es"),
        ("pausa los resúmenes por favor", "sigue enviando", "es"),
    ],
)
async def test_a_command_and_words_without_a_name_mean_all(telegram, memory, subscribed, pause, go_on, language):
    await asked(telegram, f"/idioma {language}")
    subscribed(UCAYALI, RANKING)
    said = (await asked(telegram, pause))["text"]
    assert resting(memory) == {"weekly", "monthly"}
    assert said.count("·") == 2
    assert ("/resume" if language == "en" else "/reanudar") in said
    said = (await asked(telegram, go_on))["text"]
    assert resting(memory) == set()
    assert "8:00" in said
    assert ("/pause" if language == "en" else "/pausa") in said


async def test_words_with_a_name_mean_that_one_and_its_button_takes_it_back(telegram, memory, subscribed):
    subscribed(UCAYALI, RANKING)
    said = await asked(telegram, "pausa lo de Ucayali")
    assert said["text"].endswith("· Resumen: Ucayali")
    assert (resting(memory), rows(said)) == ({"weekly"}, [[GO_ON]])
    await pressed(telegram, GO_ON)
    assert resting(memory) == set()
    await asked(telegram, "/pausa")
    said = await asked(telegram, "reanuda lo de Ucayali")
    assert "Llega cada lunes a las 8:00." in said["text"]
    assert (resting(memory), rows(said)) == ({"monthly"}, [[PAUSE]])


@pytest.mark.parametrize("typed", ["pausa lo de Puno", "reanuda lo de Puno"])
async def test_a_name_of_what_is_not_sent_is_said_so_and_nothing_changes(telegram, memory, subscribed, typed):
    subscribed(UCAYALI)
    subscribed(RANKING, paused=True)
    said = await asked(telegram, typed)
    assert said["text"].startswith("Eso no te lo envío. Esto es lo que te envío:")
    assert len(words(said)) == 2
    assert resting(memory) == {"monthly"}


@pytest.mark.parametrize(
    ("typed", "paused", "says"),
    [
        ("/pausa", True, "Ya estaba en pausa."),
        ("/reanudar", False, "No había nada en pausa."),
    ],
)
async def test_what_is_so_already_is_said(telegram, memory, subscribed, typed, paused, says):
    subscribed(UCAYALI, paused=paused)
    assert (await asked(telegram, typed))["text"] == says
    assert resting(memory) == ({"weekly"} if paused else set())


@pytest.mark.parametrize("typed", ["/pausa", "/reanudar", "pausa lo de Ucayali"])
async def test_without_any_the_way_to_one_is_shown(telegram, typed):
    assert (await asked(telegram, typed))["text"].startswith("No te envío nada por mi cuenta.")


async def test_in_the_list_it_is_said_to_rest(telegram, subscribed):
    subscribed(UCAYALI, paused=True)
    assert "En pausa. Al reanudar, llegará cada lunes a las 8:00." in (await asked(telegram, "/suscripciones"))["text"]


async def test_in_a_group_only_admins_pause_and_go_on(telegram, memory, subscribed):
    (one,) = subscribed(UCAYALI, chat=-5)
    telegram.appoint(8, "administrator", chat=-5)
    telegram.appoint(9, "member", chat=-5)
    assert (await asked(telegram, "/pausa", chat=-5, who=9))["text"] == ADMINS_ONLY
    await telegram.tap(f"1:pause:{one.id}", chat=-5, who=9)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"] == ADMINS_ONLY
    assert resting(memory, -5) == set()
    await asked(telegram, "/pausa", chat=-5, who=8)
    assert resting(memory, -5) == {"weekly"}
    assert (await asked(telegram, "/reanudar", chat=-5, who=9))["text"] == ADMINS_ONLY
    assert resting(memory, -5) == {"weekly"}


@pytest.mark.parametrize("typed", ["/pausa", "pausa lo de Ucayali"])
async def test_a_memory_that_fails_is_owned_up_to(telegram, memory, subscribed, monkeypatch, typed):
    subscribed(UCAYALI)

    def fail(*_, **__):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "rest", fail)
    assert "no puedo abrir lo que guardo" in (await asked(telegram, typed))["text"]
    monkeypatch.undo()
    assert resting(memory) == set()


async def test_cancel_without_subscriptions_is_one_word(telegram):
    await asked(telegram, "hola")
    assert (await asked(telegram, "/cancelar"))["text"].startswith("Listo, olvidé de qué hablábamos.")
    await asked(telegram, "hola")
    assert len(telegram.told()) == 3


async def test_cancel_with_subscriptions_leads_to_their_end_and_ends_none(telegram, memory, subscribed):
    subscribed(UCAYALI, RANKING)
    await telegram.say("/cancelar")
    said = await telegram.answers(2)
    assert said[0].startswith("Listo, olvidé de qué hablábamos.")
    assert said[1].startswith("Esto es lo que te envío:")
    assert len(memory.subscriptions(7)) == 2
    await changed(telegram, "⚙️ 1. Resumen · Ucayali")
    await changed(telegram, "🔕 Dejar de recibir")
    assert [one.wish for one in memory.subscriptions(7)] == [RANKING]


async def test_cancel_forgets_which_card_was_looked_at_and_what_was_to_be_sent(telegram, memory, subscribed):
    subscribed(UCAYALI, RANKING)
    await asked(telegram, "/suscripciones")
    await changed(telegram, "⚙️ 1. Resumen · Ucayali")
    await asked(telegram, "suscríbeme a lo de Puno")
    await telegram.say("/cancelar")
    await telegram.answers(4)
    assert (await asked(telegram, "a las 9"))["text"].startswith("¿Cuál cambio?")
    assert time(9) not in {one.wish.rhythm.at for one in memory.subscriptions(7)}
