"""The commands, by themselves and with words behind them."""

import shutil

import pytest

from bot.chat.command_names import ENGLISH, called
from bot.data import build
from bot.lookup import Store
from bot.reply import Facts

from .conftest import come_to
from .turns import asked, changed, pressed, rows, words

SPANISH = {
    "start": "¡Hola!",
    "ayuda": "Te respondo con cifras publicadas",
    "ranking": "Centros con más servicios",
    "centros": "operan",
    "regiones": "¿Qué región quieres ver?",
    "comparar": "¿Qué quieres comparar?",
    "resumen": "servicios en toda la Red CITE",
    "fuentes": "Las cifras salen de",
    "suscribir": "¿Cada cuánto te envío esto?",
    "suscripciones": "No te envío nada por mi cuenta",
    "cerca": "te digo qué CITE quedan más cerca",
    "favoritos": "Todavía no tienes favoritos",
    "idioma": "¿En qué idioma",
    "ajustes": "Esto es lo que puedes ajustar",
    "privacidad": "Guardo poco de ti",
    "mis_datos": "todo lo que guardo de este chat",
    "borrar_datos": "¿Borro todo lo que guardo de ti?",
    "pausa": "No te envío nada por mi cuenta.",
    "reanudar": "No te envío nada por mi cuenta.",
    "cancelar": "olvidé de qué hablábamos",
}
"""What each command answers in private."""


@pytest.mark.parametrize(("command", "answer"), list(SPANISH.items()))
async def test_each_command_answers_to_each_of_its_names(telegram, command, answer):
    for number, name in enumerate(called(command), 1):
        await telegram.say(f"/{name}")
        assert answer in (await telegram.answers(number))[-1]


def test_every_command_is_tried():
    assert SPANISH.keys() == ENGLISH.keys()


@pytest.mark.parametrize("command", SPANISH)
async def test_each_command_speaks_the_three_languages(telegram, command):
    for number, language in enumerate(("es", "en", "qu"), 7):
        await telegram.say(f"/{command}", chat=number, language=language)
        await telegram.answers(1, chat=number)
    assert len({(await telegram.answers(1, chat=number))[0] for number in (7, 8, 9)}) == 3


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("/ranking Ucayali 2025", "ranking de Ucayali en 2025"),
        ("/ranking@cite_stub_bot de regiones 2024", "ranking de regiones en 2024"),
        ("/ranking by region 2024", "ranking de regiones en 2024"),
        ("/centros Puno", "centros en Puno"),
        ("/centres puno", "centros en Puno"),
        ("/centros  de cuero", "centros de cuero"),
        ("/comparar Ucayali y Puno", "compara Ucayali y Puno"),
        ("/compare ucayali and puno", "compara Ucayali y Puno"),
        ("/comparar 2024 y 2025", "compara 2024 y 2025"),
        ("/resumen 2025", "resumen de 2025"),
        ("/summary ucayali", "resumen de Ucayali"),
        ("/regiones Ucayali", "servicios en Ucayali"),
        ("/regions 2025", "regiones con más servicios en 2025"),
        ("/fuentes de las cifras", "fuentes"),
    ],
)
async def test_words_behind_a_command_mean_what_they_say(telegram, typed, same):
    by_command = await asked(telegram, typed)
    in_words = await asked(telegram, same, chat=8)
    assert by_command["text"] == in_words["text"]
    assert rows(by_command) == rows(in_words)


async def test_a_command_leans_on_nothing_said_before_but_can_be_followed(telegram):
    alone = await asked(telegram, "/ranking Ucayali", chat=8)
    await asked(telegram, "empresas atendidas en Puno en mayo de 2025")
    assert (await asked(telegram, "/ranking Ucayali"))["text"] == alone["text"]
    assert "Puno" in (await asked(telegram, "¿y en Puno?"))["text"]


async def test_words_that_are_not_known_are_named(telegram, memory):
    assert "xyzzy" in (await asked(telegram, "/ranking xyzzy"))["text"]
    await asked(telegram, "hola")
    await come_to(lambda: memory.unanswered(5))
    assert [question.text for question in memory.unanswered(5)] == ["ranking xyzzy"]


async def test_what_to_compare_with_a_place_can_be_chosen(telegram):
    question = await asked(telegram, "/comparar Ucayali 2025")
    assert "Ucayali" in question["text"]
    assert "Puno" in words(question)
    answer = (await pressed(telegram, "Puno"))["text"]
    assert all(word in answer for word in ("Ucayali — ", "Puno — ", "2025"))


async def test_regions_are_buttons_two_abreast_that_lead_to_their_figures(telegram):
    offer = await asked(telegram, "/regiones")
    names = words(offer)
    assert {len(row) for row in rows(offer)[:-1]} == {2}
    assert names.index("Huánuco") < names.index("Ica")
    assert (await pressed(telegram, "Ucayali"))["text"].split("\n")[0].endswith("febrero de 2026.")


@pytest.fixture
def everywhere(world_source, tmp_path):
    """The invented world, with a centre in each region of Peru."""
    source = shutil.copytree(world_source, tmp_path / "tables")
    with (source / "regions.csv").open(encoding="utf-8") as file:
        regions = [line.split(",")[0] for line in file][1:]
    with (source / "centres.csv").open(encoding="utf-8") as file:
        columns = file.readline().strip().split(",")
    with (source / "centres.csv").open("a", encoding="utf-8") as file:
        for region in regions:
            row = {"id": f"x{region.lower()}", "name": f"CITE X{region}", "type": "cite", "kind": "public"}
            row |= {"region": region, "status": "operating", "confidence": "C"}
            file.write(",".join(row.get(column, "") for column in columns) + "\n")
    build(source, tmp_path / "cite.db")
    store = Store.open(tmp_path / "cite.db")
    yield Facts.of(store)
    store.close()


async def test_more_regions_than_a_phone_shows_are_paged_in_place(api, serving, everywhere):
    async with serving(everywhere):
        first = words(await asked(api, "/regiones"))
        second = words(await changed(api, "Siguiente →"))
        assert len(api.told()) == 1
        assert len({*first, *second} - {"Siguiente →", "← Anterior"}) == 25
        assert first.index("Áncash") < first.index("Arequipa")
        assert words(await changed(api, "← Anterior")) == first


async def test_a_conversation_that_is_cancelled_is_not_followed(telegram):
    await asked(telegram, "servicios en Ucayali en mayo de 2025")
    fresh = await asked(telegram, "¿y en Puno?", chat=8)
    await asked(telegram, "/cancelar")
    assert (await asked(telegram, "¿y en Puno?"))["text"] == fresh["text"]


async def test_what_can_be_set_is_listed_with_the_languages_as_buttons(telegram):
    offer = await asked(telegram, "/settings", language="en")
    assert [line.split(" — ")[0] for line in offer["text"].splitlines()[2:]] == [
        "/language",
        "/favourites",
        "/privacy",
        "/my_data",
        "/delete_data",
    ]
    assert rows(offer) == [
        ["Español", "English", "Runasimi"],
        ["🌎 Time zone: Lima"],
        ["🌙 Quiet hours: 21:00 to 7:00"],
    ]
    in_group = await asked(telegram, "/settings", chat=-5)
    assert "/mis_datos" not in in_group["text"]


@pytest.mark.parametrize("command", ["/ranking", "/centros Puno", "/regiones", "/comparar", "/resumen", "/fuentes"])
async def test_what_is_asked_of_the_figures_is_answered_in_groups(telegram, command):
    in_group = await asked(telegram, command, chat=-5)
    assert in_group["text"] == (await asked(telegram, command, chat=8))["text"]
    assert in_group["reply_to_message"]["text"] == command


@pytest.mark.parametrize("command", ["favoritos", "cerca", "privacidad", "mis_datos", "borrar_datos"])
async def test_what_is_about_one_person_leads_from_a_group_to_the_private_chat(telegram, command):
    answer = await asked(telegram, f"/{command}", chat=-5)
    assert len(answer["text"].splitlines()) == 1
    ((button,),) = answer["reply_markup"]["inline_keyboard"]
    link, _, payload = button["url"].partition("?start=")
    assert link == "https://t.me/cite_stub_bot"
    await telegram.start(payload)
    assert SPANISH[command] in (await telegram.answers())[0]


async def test_a_link_that_leads_nowhere_begins_a_conversation(telegram):
    await telegram.start("nada")
    assert (await telegram.answers(2))[1].startswith("¡Hola!")


@pytest.mark.parametrize("command", ["/ayuda", "/cancelar", "/cerca", "/mis_datos", "/borrar_datos", "/idioma"])
async def test_in_a_topic_of_a_private_chat_the_answer_comes_there(telegram, command):
    await telegram.say(command, message_thread_id=3, is_topic_message=True)
    await telegram.answers()
    (sent,) = [*telegram.called("sendMessage"), *telegram.called("sendDocument")]
    assert sent.params["message_thread_id"] == 3
