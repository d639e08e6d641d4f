"""Subscribing: by the button under an answer, by a command, by words; and who may."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.memory import CannotRemember, Wish
from bot.memory.subscriptions import MOST
from bot.question import Intent, Query, Question
from bot.rhythm import Hours, Rhythm
from bot.shorthand import write

from .stub import Fault, refused
from .turns import asked, changed, pressed, rows, words

BUTTON = "🔔 Suscribirme"
UCAYALI = Query(regions=("PE-UCA",))
RANKING = Query(group_by="centre", order="desc")


def wished(memory, chat=7):
    return [(one.wish.question, one.wish.rhythm.every) for one in memory.subscriptions(chat)]


def word(intent, query=Query()):  # noqa: B008 - frozen
    return write(Question(intent, query))


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("servicios 2025", True),
        ("servicios en Ucayali 2025", True),
        ("top 5 de regiones 2025", True),
        ("servicios de Ucayali por mes en 2025", True),
        ("resumen", True),
        ("CITEmadera", True),
        ("centros en Puno", False),
        ("servicios en 2031", False),
        ("compara 2024 con 2025", False),
        ("hola", False),
        ("xyzzy", False),
    ],
)
async def test_the_button_stands_under_answers_with_figures_that_can_become_newer(telegram, text, has):
    assert (BUTTON in words(await asked(telegram, text))) == has


async def test_the_button_asks_how_often_and_then_says_what_comes_when_and_how_it_ends(telegram, memory):
    await asked(telegram, "servicios en Ucayali 2025")
    question = await pressed(telegram, BUTTON)
    assert question["text"].splitlines() == ["¿Cada cuánto te envío esto?", "", "¿Cuántos servicios hubo en Ucayali?"]
    assert rows(question) == [["Cada día", "Cada semana"], ["Cada mes", "Cuando haya cifras nuevas"]]
    assert memory.subscriptions(7) == []
    done = await changed(telegram, "Cada semana")
    assert done["text"].splitlines() == [
        "Listo, te enviaré esto:",
        "",
        "¿Cuántos servicios hubo en Ucayali?",
        "Cada lunes a las 8:00.",
        "El próximo llega el lunes 16 de marzo de 2026 a las 8:00.",
    ]
    assert rows(done) == [["⚙️ Cambiar", "🔕 Dejar de recibir"]]
    assert wished(memory) == [(word(Intent.COUNT, UCAYALI), "weekly")]
    assert len(telegram.told()) == 2


@pytest.mark.parametrize(
    ("button", "every", "comes"),
    [
        ("Cada día", "daily", "Cada día a las 8:00.\nEl próximo llega el miércoles 11 de marzo de 2026 a las 8:00."),
        ("Cada semana", "weekly", "Cada lunes a las 8:00.\nEl próximo llega el lunes 16 de marzo de 2026 a las 8:00."),
        (
            "Cada mes",
            "monthly",
            "El 1 de cada mes a las 8:00.\nEl próximo llega el miércoles 1 de abril de 2026 a las 8:00.",
        ),
        ("Cuando haya cifras nuevas", "news", "Cuando haya cifras nuevas."),
    ],
)
async def test_each_rhythm_has_its_day(telegram, memory, button, every, comes):
    await asked(telegram, "/suscribir")
    assert (await changed(telegram, button))["text"].endswith(comes)
    assert wished(memory) == [(word(Intent.SUMMARY), every)]


@pytest.mark.parametrize(
    ("button", "comes"),
    [
        ("Each day", "The next one comes on Wednesday, March 11, 2026, at 8:00."),
        ("Each week", "The next one comes on Monday, March 16, 2026, at 8:00."),
    ],
)
async def test_it_speaks_the_language_of_the_chat_and_remembers_it(telegram, memory, button, comes):
    await asked(telegram, "hola", language="en")
    await asked(telegram, "/subscribe", language="en")
    said = (await changed(telegram, button, language="en"))["text"]
    assert said.startswith("Done, I will send you this:")
    assert said.endswith(comes)
    assert [one.wish.language for one in memory.subscriptions(7)] == ["en"]


async def test_what_is_sent_is_always_the_newest_whatever_period_was_asked_for(telegram, memory):
    answer = await asked(telegram, "servicios en Ucayali en mayo de 2025")
    assert "mayo de 2025" in answer["text"]
    assert "2025" not in (await pressed(telegram, BUTTON))["text"]
    await changed(telegram, "Cada mes")
    assert wished(memory) == [(word(Intent.COUNT, UCAYALI), "monthly")]


@pytest.mark.parametrize(
    ("before", "typed", "what"),
    [
        ([], "/suscribir", word(Intent.SUMMARY)),
        (["hola"], "/suscribir", word(Intent.SUMMARY)),
        (["servicios en Ucayali 2025"], "/suscribir", word(Intent.COUNT, UCAYALI)),
        (["ranking de centros 2025"], "/suscribir", word(Intent.RANKING, RANKING)),
        (["centros en Ucayali"], "/suscribir", word(Intent.SUMMARY, UCAYALI)),
        (["servicios en Ucayali 2025", "gracias"], "/suscribir", word(Intent.COUNT, UCAYALI)),
        (["servicios en Puno 2025"], "/suscribir Ucayali", word(Intent.SUMMARY, UCAYALI)),
        (["servicios en Ucayali 2025"], "suscríbeme", word(Intent.COUNT, UCAYALI)),
        (["servicios en Puno 2025"], "suscríbeme al resumen de la red", word(Intent.SUMMARY)),
        (["compara 2024 con 2025"], "suscríbeme", word(Intent.SUMMARY)),
    ],
)
async def test_a_command_and_words_mean_what_they_name_or_what_was_talked_about(telegram, memory, before, typed, what):
    for text in before:
        await asked(telegram, text)
    await asked(telegram, typed)
    await changed(telegram, "Cada día")
    assert wished(memory) == [(what, "daily")]


async def test_what_was_talked_about_long_ago_is_not_meant(telegram, memory, clock):
    await asked(telegram, "servicios en Ucayali 2025")
    clock.now += timedelta(minutes=16)
    await asked(telegram, "/suscribir")
    await changed(telegram, "Cada día")
    assert wished(memory) == [(word(Intent.SUMMARY), "daily")]


@pytest.mark.parametrize(
    ("typed", "what", "every"),
    [
        ("suscríbeme al resumen semanal de Ucayali", word(Intent.SUMMARY, UCAYALI), "weekly"),
        ("avísame cada lunes lo de Ucayali", word(Intent.SUMMARY, UCAYALI), "weekly"),
        ("envíame cada mes el ranking de centros", word(Intent.RANKING, RANKING), "monthly"),
        ("/suscribir Ucayali cada día", word(Intent.SUMMARY, UCAYALI), "daily"),
        ("/subscribe to the daily summary of Ucayali", word(Intent.SUMMARY, UCAYALI), "daily"),
    ],
)
async def test_words_that_say_how_often_subscribe_at_once(telegram, memory, typed, what, every):
    assert (await asked(telegram, typed))["text"].startswith("Listo, te enviaré esto:")
    assert wished(memory) == [(what, every)]


async def test_an_ambiguous_name_has_its_choices_as_buttons_that_subscribe(telegram, memory):
    choice = await asked(telegram, "suscríbeme cada semana al CITE Ahuashiyacu")
    assert words(choice) == ["CITEacuícola Ahuashiyacu", "CITEpesquero amazónico Ahuashiyacu"]
    done = await changed(telegram, "CITEacuícola Ahuashiyacu")
    assert "Acuícola" not in done["text"]
    assert "CITEacuícola Ahuashiyacu" in done["text"]
    ((question, every),) = wished(memory)
    assert (question[:3], every) == ("u-c", "weekly")


async def test_an_ambiguous_name_that_is_typed_subscribes_too(telegram, memory):
    await asked(telegram, "suscríbeme cada semana al CITE Ahuashiyacu")
    assert (await asked(telegram, "acuícola"))["text"].startswith("Listo, te enviaré esto:")
    assert len(wished(memory)) == 1


async def test_the_same_twice_is_one(telegram, memory):
    for _ in range(2):
        assert (await asked(telegram, "avísame cada lunes lo de Ucayali"))["text"].startswith("Listo")
    assert len(wished(memory)) == 1


async def test_more_than_a_chat_may_have_is_said_with_the_way_out(telegram, memory, clock):
    for number in range(1, MOST + 1):
        ranking = word(Intent.RANKING, Query(group_by="centre", limit=number))
        memory.subscribe(7, Wish(ranking, Rhythm("daily"), "es"), clock())
    said = (await asked(telegram, "avísame cada lunes lo de Ucayali"))["text"]
    assert said.startswith("Ya te envío 20 resúmenes")
    assert "/suscripciones" in said
    assert len(wished(memory)) == MOST


async def test_a_question_too_long_to_keep_is_told_so(telegram, memory):
    names = "Ucayali, Puno, Cusco, Lima, Ica, Piura, Loreto, Tacna, Áncash, Junín, Huánuco, San Martín y Arequipa"
    assert "tan larga" in (await asked(telegram, f"suscríbeme cada día a los servicios de {names}"))["text"]
    assert wished(memory) == []


@pytest.mark.parametrize("data", ["1b:c-rAAAAA", "1w:", "1d:c-rAA", "1o:hola", "1w7:zzz", "1e:zzz"])
async def test_a_tap_that_is_not_ours_is_answered_politely(telegram, memory, data):
    await asked(telegram, "hola")
    await telegram.tap(data)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"] == "Ese botón ya no sirve. Escribe tu pregunta, por favor."
    assert wished(memory) == []


async def test_what_cannot_be_written_down_is_owned_up_to(telegram, memory, monkeypatch):
    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "subscribe", fail)
    assert "no puedo abrir lo que guardo" in (await asked(telegram, "avísame cada lunes lo de Ucayali"))["text"]


ADMINS_ONLY = "Solo quienes administran este grupo pueden decidir qué envío aquí."


async def test_in_a_group_its_admins_subscribe_it(telegram, memory):
    telegram.appoint(8, "administrator", chat=-5)
    await asked(telegram, "/resumen Ucayali", chat=-5, who=9)
    await pressed(telegram, BUTTON, chat=-5, who=8)
    assert "Cada lunes" in (await changed(telegram, "Cada semana", chat=-5, who=8))["text"]
    assert wished(memory, -5) == [(word(Intent.SUMMARY, UCAYALI), "weekly")]
    assert wished(memory, 8) == []


@pytest.mark.parametrize("status", ["member", "restricted"])
async def test_in_a_group_others_are_told_over_the_chat_that_they_cannot(telegram, memory, status):
    telegram.appoint(8, "creator", chat=-5)
    await asked(telegram, "/suscribir", chat=-5, who=8)
    telegram.appoint(9, status, chat=-5)
    await telegram.press("Cada semana", chat=-5, who=9)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"] == ADMINS_ONLY
    assert len(telegram.told(-5)) == 1
    assert wished(memory, -5) == []


async def test_who_telegram_does_not_know_in_a_group_is_no_admin(telegram, memory):
    telegram.appoint(8, "creator", chat=-5)
    await asked(telegram, "/suscribir", chat=-5, who=8)
    telegram.faults.append(Fault("getChatMember", refusal=refused.USER_NOT_FOUND))
    await telegram.press("Cada semana", chat=-5, who=8)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"] == ADMINS_ONLY
    assert wished(memory, -5) == []


async def test_in_a_group_a_command_of_who_is_no_admin_is_answered_so(telegram, memory):
    telegram.appoint(9, "member", chat=-5)
    assert (await asked(telegram, "/suscribir Ucayali cada día", chat=-5, who=9))["text"] == ADMINS_ONLY
    assert wished(memory, -5) == []


async def test_an_admin_who_writes_in_the_name_of_the_group_is_one(telegram, memory):
    group = telegram.chat(-5).about
    await telegram.say("/suscribir Ucayali cada día", chat=-5, who=9, sender_chat=group)
    await telegram.answers(1, chat=-5)
    assert wished(memory, -5) == [(word(Intent.SUMMARY, UCAYALI), "daily")]


async def test_who_is_an_admin_is_asked_at_each_tap(telegram, memory):
    telegram.appoint(8, "administrator", chat=-5)
    await asked(telegram, "/suscribir", chat=-5, who=8)
    telegram.appoint(8, "member", chat=-5)
    await telegram.press("Cada semana", chat=-5, who=8)
    await telegram.until(lambda: telegram.methods.popups)
    assert wished(memory, -5) == []


@pytest.mark.parametrize(
    ("typed", "rhythm", "says"),
    [
        (
            "envíame cada viernes a las 6 de la tarde lo de Ucayali",
            Rhythm("weekly", 4, time(18)),
            "Cada viernes a las 18:00.",
        ),
        (
            "mandame los servicios de ucayali todos los dias a las 7 y media",
            Rhythm("daily", 0, time(7, 30)),
            "Cada día a las 7:30.",
        ),
        ("suscríbeme al resumen de Ucayali el 15 de cada mes", Rhythm("monthly", 15), "El 15 de cada mes a las 8:00."),
        ("envíame lo de Ucayali a fin de mes", Rhythm("monthly", 31), "El último día de cada mes a las 8:00."),
        ("avísame cuando haya datos nuevos de Ucayali", Rhythm("news"), "Cuando haya cifras nuevas."),
    ],
)
async def test_the_day_and_the_hour_are_those_that_were_typed(telegram, memory, typed, rhythm, says):
    assert says in (await asked(telegram, typed))["text"].splitlines()
    assert [one.wish.rhythm for one in memory.subscriptions(7)] == [rhythm]


@pytest.mark.parametrize(("typed", "says"), [("a las 9", "9:00"), ("a medianoche", "0:00")])
async def test_an_hour_said_before_how_often_is_not_forgotten(telegram, typed, says):
    await asked(telegram, f"suscríbeme a lo de Ucayali {typed}")
    assert f"Cada lunes a las {says}." in (await changed(telegram, "Cada semana"))["text"]


@pytest.mark.parametrize("typed", ["los viernes", "cada viernes", "los viernes a las 8", "los biernes"])
async def test_how_often_can_be_typed_in_place_of_the_button(telegram, memory, typed):
    await asked(telegram, "suscríbeme a lo de Ucayali")
    await asked(telegram, typed)
    ((one),) = memory.subscriptions(7)
    assert (one.wish.question, one.wish.rhythm) == (word(Intent.SUMMARY, UCAYALI), Rhythm("weekly", 4))


async def test_in_quiet_hours_it_comes_when_they_are_over_and_that_is_said(telegram):
    said = (await asked(telegram, "envíame cada día a las 5 lo de Ucayali"))["text"]
    assert "Cada día a las 5:00." in said
    assert "El próximo llega el miércoles 11 de marzo de 2026 a las 7:00." in said
    assert said.endswith("Antes no te escribo: son tus horas de silencio.")


async def test_it_comes_by_the_clock_of_the_place_that_was_named(telegram, memory):
    said = (await asked(telegram, "envíame cada lunes a las 8 hora de Madrid lo de Ucayali"))["text"]
    assert "Cada lunes a las 8:00, hora de Madrid." in said
    assert memory.chat(7).hours == Hours("Europe/Madrid")
    assert [one.due_at for one in memory.subscriptions(7)] == [datetime(2026, 3, 16, 7, tzinfo=UTC)]


async def test_the_same_at_another_hour_moves_the_one_that_is_there(telegram, memory):
    for hour in (8, 9):
        await asked(telegram, f"envíame cada lunes a las {hour} lo de Ucayali")
    assert [one.wish.rhythm for one in memory.subscriptions(7)] == [Rhythm("weekly", 0, time(9))]


async def test_in_a_group_with_topics_it_comes_into_the_one_in_which_it_was_wished(telegram, memory):
    telegram.appoint(8, "administrator", chat=-5)
    await telegram.say("/suscribir Ucayali cada día", chat=-5, who=8, message_thread_id=12, is_topic_message=True)
    await telegram.answers(1, chat=-5)
    assert [one.wish.topic for one in memory.subscriptions(-5)] == [12]
