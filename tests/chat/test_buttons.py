"""The buttons under a reply, and what a tap on each does."""

import re

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.say.keyboards import NEAR, Worn

from .turns import asked, pressed

LONGEST = 64


def datas(message):
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


@pytest.mark.parametrize(
    ("text", "some", "none"),
    [
        ("servicios 2025", ["Por región", "Por centro", "Por mes", "🔗 Fuente"], ["⚖️ Comparar"]),
        ("servicios en Ucayali 2025", ["Por centro", "Por mes", "⚖️ Comparar"], ["Por región"]),
        ("servicios de CITEmadera 2025", ["Por mes", "⚖️ Comparar"], ["Por centro", "Por región"]),
        ("ficha de CITEmadera", ["🔗 Fuente", "☆ Guardar"], []),
        ("servicios en Puno en 2019", ["🔗 Fuente", "☆ Guardar"], []),
        ("top 5 de regiones 2025", ["Por centro", "🔗 Fuente"], ["Por región"]),
        (
            "regiones con más CITE",
            ["Siguiente →", "📊 Gráfico", "📄 CSV", "Centros en Arequipa"],
            ["1", "🔔 Suscribirme"],
        ),
        ("hola", ["Servicios · Red CITE", "Ranking de centros"], ["🔗 Fuente"]),
        ("xyzzy", ["Servicios · Red CITE", "Ranking de centros"], ["🔗 Fuente"]),
        ("gracias", [], ["🔗 Fuente"]),
    ],
)
async def test_a_reply_has_the_buttons_that_make_sense(telegram, text, some, none):
    words = telegram.buttons(await asked(telegram, text))
    assert set(some) <= set(words)
    assert not set(none) & set(words)
    assert len(words) == len(set(words))


async def test_what_became_a_button_is_no_longer_in_the_text(telegram):
    answer = await asked(telegram, "servicios 2025")
    assert "También puedes preguntar" not in answer["text"]
    assert "·" not in answer["text"]


@pytest.mark.parametrize(("language", "words"), [("es", "Por mes"), ("en", "By month"), ("qu", "Killankama")])
async def test_buttons_speak_the_language_of_the_chat(telegram, language, words):
    await telegram.say("servicios 2025", language=language)
    await telegram.answers()
    assert words in telegram.buttons(telegram.told()[0])


async def test_a_view_is_answered_below_with_the_same_place_and_period(telegram):
    await asked(telegram, "servicios en Ucayali 2025")
    months = await pressed(telegram, "Por mes")
    assert "Ucayali" in months["text"]
    assert len(re.findall(r"^\w+ de 2025 — ", months["text"], re.MULTILINE)) == 12


async def test_a_tapped_answer_is_what_the_next_question_leans_on(telegram):
    await asked(telegram, "servicios en Ucayali 2025")
    await pressed(telegram, "Empresas atendidas")
    followed = await asked(telegram, "¿y en Puno?")
    assert "empresas atendidas en Puno" in followed["text"]


async def test_the_source_is_named_in_full(telegram):
    await asked(telegram, "servicios 2025")
    assert "Tablas ficticias para pruebas" in (await pressed(telegram, "🔗 Fuente"))["text"]


async def test_an_ambiguous_name_has_its_choices_as_buttons(telegram):
    back = await asked(telegram, "servicios del CITE Ahuashiyacu en 2024")
    assert telegram.buttons(back) == ["CITEacuícola Ahuashiyacu", "CITEpesquero amazónico Ahuashiyacu"]
    assert "ahuashiyacu" in back["text"].casefold()
    chosen = await pressed(telegram, "CITEacuícola Ahuashiyacu")
    assert "en CITEacuícola Ahuashiyacu, en 2024" in chosen["text"]


def lines(message):
    return [line for line in message["text"].splitlines() if re.match(r"\d+\. ", line)]


async def test_a_long_ranking_is_paged_in_place(telegram):
    first = await asked(telegram, "ranking de centros por servicios en 2025")
    assert [line.partition(".")[0] for line in lines(first)] == [str(n) for n in range(1, 11)]
    assert "Anterior" not in "".join(telegram.buttons(first))
    await telegram.press("Siguiente →")
    await telegram.until(lambda: lines(telegram.told()[0])[0].startswith("11. "))
    await telegram.press("Siguiente →")
    await telegram.until(lambda: lines(telegram.told()[0])[0].startswith("21. "))
    assert "Siguiente →" not in telegram.buttons(telegram.told()[0])
    await telegram.press("← Anterior")
    await telegram.until(lambda: lines(telegram.told()[0])[0].startswith("11. "))
    await telegram.press("← Anterior")
    await telegram.until(lambda: lines(telegram.told()[0])[0].startswith("1. "))
    assert len(telegram.told()) == 1
    assert telegram.told()[0]["text"] == first["text"]


async def test_buttons_work_after_a_restart(api, serving):
    async with serving():
        await asked(api, "servicios en Ucayali 2025")
    async with serving():
        assert "Ucayali" in (await pressed(api, "Por mes"))["text"]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1a:",
        "1a:c-rAAAAA",
        "2a:c",
        "1q:c",
        "1a12345:c",
        "1a٣:c",
        "1a:c-rAA\n",
        "0:language:en",
        "🐟",
        "1a:" + "c" * 61,
    ],
)
async def test_a_tap_that_is_not_ours_is_answered_politely(telegram, data):
    await asked(telegram, "hola")
    await telegram.tap(data)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"]
    assert len(telegram.told()) == 1


async def test_every_button_says_its_question_in_64_bytes(telegram, facts):
    several = (
        "servicios 2025",
        "ranking de regiones 2024",
        "CITEmadera",
        "compara Cusco con Puno y Lima en 2025",
        "hola",
    )
    for text in several:
        for data in datas(await asked(telegram, text)):
            assert len(data.encode()) <= LONGEST
            assert data == NEAR or facts.words.read(data.partition(":")[2])


async def test_each_centre_of_a_short_list_is_a_tap_away(telegram):
    answer = await asked(telegram, "qué CITE hay en Arequipa")
    names = [line.partition(" — ")[0] for line in answer["text"].splitlines() if " — " in line]
    assert len(names) > 1
    assert [words for words in telegram.buttons(answer) if words.startswith("CITE")] == names
    assert (await pressed(telegram, names[-1]))["text"].startswith(names[-1])


async def test_each_centre_of_a_long_list_is_chosen_by_its_number(telegram):
    answer = await asked(telegram, "todos los CITE")
    assert "Toca un número" in answer["text"]
    assert [words for words in telegram.buttons(answer) if words.isdigit()] == [str(n) for n in range(1, 11)]
    await telegram.press("Siguiente →")
    await telegram.until(lambda: "edit_date" in answer)
    assert [words for words in telegram.buttons(answer) if words.isdigit()] == [str(n) for n in range(11, 21)]
    line = next(line for line in answer["text"].splitlines() if line.startswith("13. "))
    name = line.removeprefix("13. ").partition(" — ")[0]
    assert (await pressed(telegram, "13"))["text"].startswith(name)


async def test_a_place_without_figures_can_be_saved_too(telegram):
    assert "☆ Guardar" in telegram.buttons(await asked(telegram, "servicios en Tumbes"))


@pytest.mark.parametrize("text", ["hola", "ayuda", "xyzzy", "cuánto cuesta un curso"])
async def test_who_is_told_what_to_ask_can_choose_a_region(telegram, text):
    await asked(telegram, text)
    assert "Puno" in telegram.buttons(await pressed(telegram, "Elegir una región"))


async def test_two_things_are_chosen_by_taps_and_compared(telegram):
    await asked(telegram, "/comparar")
    await telegram.press("Regiones")
    await telegram.until(lambda: "Cusco" in telegram.buttons(telegram.told()[0]))
    await telegram.press("Cusco")
    await telegram.until(lambda: "Cusco" in telegram.told()[0]["text"])
    assert "Cusco" not in telegram.buttons(telegram.told()[0])
    compared = await pressed(telegram, "Lima")
    assert len(telegram.told()) == 2
    assert re.search(r"^Cusco — [\d,]+", compared["text"], re.MULTILINE)
    assert re.search(r"^Lima — [\d,]+", compared["text"], re.MULTILINE)


async def test_a_centre_is_compared_with_another_in_the_same_period(telegram):
    await asked(telegram, "empresas atendidas por CITEmadera en 2024")
    picker = await pressed(telegram, "⚖️ Comparar")
    assert "CITEmadera" in picker["text"]
    await telegram.press("Siguiente →")
    await telegram.until(lambda: "← Anterior" in telegram.buttons(telegram.told()[-1]))
    name = next(words for words in telegram.buttons(telegram.told()[-1]) if words.startswith("CITE"))
    compared = await pressed(telegram, name)
    assert name in compared["text"]
    assert "2024" in compared["text"].splitlines()[0]


async def test_in_a_group_the_answer_to_a_tap_hangs_on_the_message_tapped(telegram):
    await telegram.say("/ayuda", chat=-5)
    await telegram.answers(1, chat=-5)
    await telegram.press("Ranking de centros", chat=-5)
    await telegram.answers(2, chat=-5)
    helped, ranked = telegram.told(-5)
    assert ranked["reply_to_message"]["message_id"] == helped["message_id"]


async def test_in_a_group_a_reply_to_the_bot_is_a_question(telegram):
    await telegram.say("/ayuda", chat=-5)
    await telegram.answers(1, chat=-5)
    await telegram.say("servicios de la red en febrero de 2026", chat=-5, who=8, reply_to=telegram.told(-5)[0])
    _, answer = await telegram.answers(2, chat=-5)
    assert "8,963" in answer


async def test_in_a_group_nothing_else_is_answered(telegram):
    telegram.privacy = False
    said = await telegram.say("servicios 2025", chat=-5, who=8)
    await telegram.say("¿y Puno?", chat=-5, who=9, reply_to=said)
    await telegram.say("hola", chat=9)
    await telegram.answers(1, chat=9)
    assert telegram.told(-5) == []


def test_buttons_that_are_kept_are_the_same_json_as_the_librarys():
    rows = [
        [InlineKeyboardButton("Por mes", callback_data="1a:c"), InlineKeyboardButton("📤", switch_inline_query="Puno")],
        [InlineKeyboardButton("Más", url="https://t.me/x"), InlineKeyboardButton("☆", callback_data="1f:c")],
    ]
    worn = Worn(rows)
    assert worn.to_dict() == InlineKeyboardMarkup(rows).to_dict()
    assert worn.to_dict() is worn.to_dict()
    assert worn == InlineKeyboardMarkup(rows)
