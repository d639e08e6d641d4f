"""What a chat is sent: the list of it, and how each ends."""

import pytest

from bot.memory import Wish
from bot.question import Intent, Query, Question
from bot.rhythm import Rhythm
from bot.shorthand import write

from .conftest import NOW, come_to
from .turns import asked, changed, pressed, rows, words

UCAYALI = Wish(write(Question(Intent.SUMMARY, Query(regions=("PE-UCA",)))), Rhythm("weekly"), "es")
RANKING = Wish(write(Question(Intent.RANKING, Query(group_by="centre", order="desc"))), Rhythm("monthly", 1), "es")
LOST = Wish("u-rAAAAA", Rhythm("daily"), "es")
STOP = "🔕 Dejar de recibir"


@pytest.fixture
def subscribed(memory):
    """Subscribes a chat to several things."""

    def to(*wishes, chat=7):
        return [memory.subscribe(chat, wish, NOW) for wish in wishes]

    return to


def left(memory, chat=7):
    return [one.wish for one in memory.subscriptions(chat)]


async def test_without_any_the_way_to_one_is_shown(telegram):
    said = (await asked(telegram, "/suscripciones"))["text"]
    assert said.startswith("No te envío nada por mi cuenta.")
    assert "🔔 Suscribirme" in said
    assert "/suscribir" in said


@pytest.mark.parametrize("typed", ["/suscripciones", "/subscriptions", "mis suscripciones", "¿a qué estoy suscrito?"])
async def test_the_list_names_each_with_its_rhythm_its_next_day_and_a_button(telegram, subscribed, typed):
    subscribed(UCAYALI, RANKING)
    shown = await asked(telegram, typed)
    assert shown["text"].splitlines() == [
        "Esto es lo que te envío:",
        "",
        "1. Resumen: Ucayali",
        "Llega cada lunes a las 8:00. El próximo: lunes 16 de marzo de 2026 a las 8:00.",
        "2. ¿Qué CITE tienen más servicios?",
        "Llega el 1 de cada mes a las 8:00. El próximo: miércoles 1 de abril de 2026 a las 8:00.",
    ]
    assert rows(shown) == [["⚙️ 1. Resumen · Ucayali"], ["⚙️ 2. Ranking de centros"]]


async def test_the_list_speaks_the_language_of_the_chat(telegram, subscribed):
    subscribed(UCAYALI)
    shown = await asked(telegram, "/subscriptions", language="en")
    line = "It comes every Monday at 8:00. The next one: Monday, March 16, 2026, at 8:00."
    assert f"1. Summary: Ucayali\n{line}" in shown["text"]


async def test_what_the_tables_no_longer_hold_is_in_the_list_and_can_be_ended(telegram, memory, subscribed):
    subscribed(LOST)
    assert "1. Algo que ya no está en mis datos\nLlega cada día" in (await asked(telegram, "/suscripciones"))["text"]
    await changed(telegram, "⚙️ 1. Algo que ya no está en mis datos")
    await changed(telegram, STOP)
    assert left(memory) == []


async def test_the_list_leads_to_each_and_that_to_its_end_in_place_until_none_is_left(telegram, memory, subscribed):
    subscribed(UCAYALI, RANKING)
    await asked(telegram, "/suscripciones")
    card = await changed(telegram, "⚙️ 1. Resumen · Ucayali")
    assert card["text"].splitlines()[0] == "Resumen: Ucayali"
    assert rows(card) == [
        ["⏸ Pausar", STOP],
        ["🔁 Cada cuánto", "📅 Día", "🕗 Hora"],
        ["Si no hay nada nuevo, no enviar"],
        ["Todo lo que te envío"],
    ]
    rest = await changed(telegram, STOP)
    assert rest["text"].startswith("Listo, ya no te envío esto:\nResumen: Ucayali\nEsto es lo que te envío:")
    assert words(rest) == ["⚙️ 1. Ranking de centros"]
    assert left(memory) == [RANKING]
    await changed(telegram, "⚙️ 1. Ranking de centros")
    empty = await changed(telegram, STOP)
    assert empty["text"].startswith("No te envío nada")
    assert (words(empty), left(memory), len(telegram.told())) == ([], [], 1)


async def test_where_it_was_begun_it_can_be_ended_at_once(telegram, memory, subscribed):
    subscribed(RANKING)
    await asked(telegram, "avísame cada lunes lo de Ucayali")
    said = await pressed(telegram, STOP)
    assert said["text"].splitlines() == ["Listo, ya no te envío esto:", "", "Resumen: Ucayali"]
    assert left(memory) == [RANKING]
    assert words(telegram.told()[0]) == ["⚙️ Cambiar"]


async def test_what_had_ended_before_is_said_so(telegram, memory, subscribed):
    (one,) = subscribed(UCAYALI)
    memory.forget(7)
    await asked(telegram, "hola")
    await telegram.tap(f"1:end:{one.id}")
    assert (await telegram.answers(2))[1] == "Ya había dejado de enviarlo."


async def test_what_is_another_chats_is_not_ended(telegram, memory, subscribed):
    (one,) = subscribed(UCAYALI, chat=8)
    await asked(telegram, "hola")
    await telegram.tap(f"1:end:{one.id}")
    await telegram.answers(2)
    await telegram.tap(f"1:drop:{one.id}")
    await telegram.until(lambda: len(telegram.methods.popups) == 2)
    assert left(memory, 8) == [UCAYALI]


async def test_a_button_still_ends_it_after_a_restart(api, serving, memory):
    async with serving():
        await asked(api, "avísame cada lunes lo de Ucayali")
    async with serving():
        await pressed(api, STOP, old=True)
    assert left(memory) == []


@pytest.mark.parametrize("typed", ["ya no me envíes nada", "cancela mi suscripción"])
async def test_the_only_one_is_ended_by_words_at_once(telegram, memory, subscribed, typed):
    subscribed(UCAYALI)
    assert (await asked(telegram, typed))["text"].endswith("Resumen: Ucayali")
    assert left(memory) == []
    assert (await asked(telegram, typed))["text"].startswith("No te envío nada")


@pytest.mark.parametrize(
    ("button", "said", "stays"),
    [
        ("Sí, todos", "Listo, ya no te envío nada por mi cuenta.", []),
        ("No, sigue", "Está bien, todo sigue igual.", [UCAYALI, RANKING]),
    ],
)
async def test_several_are_ended_by_words_after_a_yes(telegram, memory, subscribed, button, said, stays):
    subscribed(UCAYALI, RANKING)
    question = await asked(telegram, "ya no me envíes nada")
    assert question["text"] == "Te envío 2 resúmenes. ¿Dejo de enviártelos todos?"
    assert left(memory) == [UCAYALI, RANKING]
    done = await changed(telegram, button)
    assert (done["text"], words(done), left(memory)) == (said, [], stays)


@pytest.mark.parametrize("typed", ["ya no me envíes lo de Ucayali", "borra el aviso del lunes"])
async def test_words_that_name_one_thing_end_that_one(telegram, memory, subscribed, typed):
    subscribed(RANKING, UCAYALI)
    assert (await asked(telegram, typed))["text"].endswith("Resumen: Ucayali")
    assert left(memory) == [RANKING]


@pytest.mark.parametrize("typed", ["ya no me envíes lo de Puno", "borra el aviso del viernes"])
async def test_words_that_name_what_is_not_sent_end_nothing_but_lead_to_the_list(telegram, memory, subscribed, typed):
    subscribed(RANKING)
    said = await asked(telegram, typed)
    assert said["text"].startswith("Eso no te lo envío. Esto es lo que te envío:")
    assert words(said) == ["⚙️ 1. Ranking de centros"]
    assert left(memory) == [RANKING]


ADMINS_ONLY = "Solo quienes administran este grupo pueden decidir qué envío aquí."


async def test_in_a_group_only_admins_end_anything(telegram, memory, subscribed):
    one, _ = subscribed(UCAYALI, RANKING, chat=-5)
    telegram.appoint(8, "administrator", chat=-5)
    telegram.appoint(9, "member", chat=-5)
    await asked(telegram, "/suscripciones", chat=-5, who=9)
    for number, data in enumerate((f"1:end:{one.id}", f"1:drop:{one.id}", "1:end-all:yes"), 1):
        await telegram.tap(data, chat=-5, who=9)
        await telegram.until(lambda number=number: len(telegram.methods.popups) == number)
    assert {popup["text"] for popup in telegram.methods.popups} == {ADMINS_ONLY}
    said = await asked(telegram, "ya no me envíes nada", chat=-5, who=9, reply_to=telegram.told(-5)[0])
    assert said["text"] == ADMINS_ONLY
    assert left(memory, -5) == [UCAYALI, RANKING]
    await asked(telegram, "/suscripciones", chat=-5, who=8)
    await changed(telegram, "⚙️ 1. Resumen · Ucayali", chat=-5, who=8)
    await changed(telegram, STOP, chat=-5, who=8)
    assert left(memory, -5) == [RANKING]


@pytest.mark.parametrize(
    "data", ["1:end:", "1:end:xyz", "2:end:0123456789abcdef", "1:end-all:maybe", "1:drop:0123456789abcdef\n"]
)
async def test_a_tap_that_is_not_ours_ends_nothing(telegram, memory, subscribed, data):
    subscribed(UCAYALI)
    await asked(telegram, "hola")
    await telegram.tap(data)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"]
    assert left(memory) == [UCAYALI]


async def test_it_is_among_ones_own_data_and_deleted_with_them(telegram, memory, subscribed):
    subscribed(UCAYALI, LOST)
    data = telegram.file(await asked(telegram, "/mis_datos")).data.decode()
    assert '"en palabras": "Resumen: Ucayali"' in data
    assert '"cada cuánto": "cada lunes a las 8:00"' in data
    assert '"próximo envío": "2026-03-16T13:00:00+00:00"' in data
    await asked(telegram, "/borrar_datos")
    done = await changed(telegram, "Sí, bórralo")
    assert "Lo que te enviaba cada cierto tiempo: Algo que ya no está en mis datos; Resumen: Ucayali." in done["text"]
    assert left(memory) == []


async def test_who_blocks_the_bot_is_sent_nothing_more(telegram, memory, subscribed):
    subscribed(UCAYALI)
    await asked(telegram, "hola")
    await telegram.block()
    await come_to(lambda: not left(memory))
