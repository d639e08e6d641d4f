"""Centres and regions with a star: kept, one tap away, and taken out again."""

import pytest

from bot.memory import CannotRemember, Kept
from bot.question import Subject

from .conftest import NOW
from .stub import Fault, refused
from .turns import asked, changed, pressed, rows, words

UCAYALI = Subject("region", "PE-UCA")
MADERA = Subject("centre", "citemadera-lima")


@pytest.mark.parametrize(
    ("question", "starred"),
    [
        ("servicios en Ucayali 2025", True),
        ("servicios de CITEmadera 2025", True),
        ("¿qué es CITEmadera?", True),
        ("centros en Ucayali", True),
        ("servicios 2025", False),
        ("compara Ucayali y Puno", False),
        ("servicios de cuero 2025", False),
        ("hola", False),
    ],
)
async def test_an_answer_about_one_centre_or_region_has_a_star(telegram, question, starred):
    assert ("☆ Guardar" in words(await asked(telegram, question))) is starred


@pytest.mark.parametrize(
    ("language", "off", "on"),
    [("es", "☆ Guardar", "★ Guardado"), ("en", "☆ Save", "★ Saved"), ("qu", "☆ Waqaychay", "★ Waqaychasqa")],
)
async def test_a_star_is_set_and_taken_in_place(telegram, memory, language, off, on):
    await asked(telegram, "servicios en Ucayali 2025", language=language)
    before = words(telegram.told()[0])
    assert on in words(await changed(telegram, off, language=language))
    assert memory.chat(7) == Kept(favourites=(UCAYALI,))
    assert words(await changed(telegram, on, language=language)) == before
    assert memory.chat(7) == Kept()
    assert len(telegram.told()) == 1


async def test_the_page_of_a_long_list_stays(telegram):
    await asked(telegram, "servicios en Ucayali por mes desde enero de 2024 hasta febrero de 2026")
    second = (await changed(telegram, "Siguiente →"))["text"]
    starred = await changed(telegram, "☆ Guardar")
    assert starred["text"] == second
    assert "← Anterior" in words(starred)


async def test_a_star_set_elsewhere_shows(telegram):
    await asked(telegram, "servicios en Ucayali 2025")
    await changed(telegram, "☆ Guardar")
    again = await asked(telegram, "servicios en Ucayali 2024")
    assert "★ Guardado" in words(again)


async def test_a_second_tap_on_the_same_star_changes_nothing(telegram, memory, caplog):
    answer = await asked(telegram, "servicios en Ucayali 2025")
    star = next(button for row in answer["reply_markup"]["inline_keyboard"] for button in row if "☆" in button["text"])
    for _ in range(2):
        await telegram.tap(star["callback_data"])
    await telegram.until(lambda: len(telegram.called("editMessageReplyMarkup")) == 2)
    assert memory.chat(7).favourites == (UCAYALI,)
    assert "ERROR" not in {record.levelname for record in caplog.records}


async def test_in_a_group_there_is_no_star(telegram):
    assert not {"☆ Guardar", "★ Guardado"} & set(words(await asked(telegram, "/resumen Ucayali", chat=-5)))


async def test_favourites_survive_a_restart_and_are_one_tap_away(api, serving):
    async with serving():
        for question in ("servicios en Ucayali 2025", "servicios de CITEmadera 2025"):
            await asked(api, question)
            await changed(api, "☆ Guardar")
    async with serving():
        assert rows(await asked(api, "/favoritos")) == [["Ucayali"], ["CITEmadera y del Mueble Lima"], ["✎ Quitar"]]
        assert "servicios en Ucayali" in (await pressed(api, "Ucayali"))["text"]


async def test_without_favourites_it_says_how_one_is_made(telegram):
    empty = await asked(telegram, "/favoritos")
    assert "☆ Guardar" in empty["text"]
    assert rows(empty) == []


async def test_favourites_are_taken_out_and_put_back_in_place(telegram, memory):
    memory.keep(7, Kept(favourites=(UCAYALI, MADERA)), NOW)
    await asked(telegram, "/favoritos")
    assert rows(await changed(telegram, "✎ Quitar"))[0] == ["★ Ucayali"]
    assert rows(await changed(telegram, "★ Ucayali"))[0] == ["☆ Ucayali"]
    assert memory.chat(7).favourites == (MADERA,)
    await changed(telegram, "☆ Ucayali")
    await changed(telegram, "★ CITEmadera y del Mueble Lima")
    assert rows(await changed(telegram, "Listo")) == [["Ucayali"], ["✎ Quitar"]]
    await changed(telegram, "✎ Quitar")
    await changed(telegram, "★ Ucayali")
    assert "Todavía no tienes favoritos" in (await changed(telegram, "Listo"))["text"]
    assert memory.chat(7) == Kept()


async def test_the_language_stays_when_a_favourite_goes(telegram, memory):
    memory.keep(7, Kept("en", (UCAYALI,)), NOW)
    await asked(telegram, "servicios en Ucayali 2025")
    await changed(telegram, "★ Saved")
    assert memory.chat(7) == Kept("en")


async def test_there_is_room_for_twenty(telegram, memory, facts):
    twenty = tuple(Subject("region", region) for region in facts.store.registry.regions if region != UCAYALI.id)[:20]
    memory.keep(7, Kept(favourites=twenty), NOW)
    await asked(telegram, "servicios en Ucayali 2025")
    refused = await pressed(telegram, "☆ Guardar")
    assert "20" in refused["text"]
    assert "/favoritos" in refused["text"]
    assert memory.chat(7).favourites == twenty
    assert "☆ Guardar" in words(telegram.told()[0])


async def test_what_the_tables_no_longer_have_is_not_shown_and_takes_no_room(telegram, memory, facts):
    gone = (Subject("centre", "cite-que-no-existe"), Subject("region", "PE-XXX"))
    others = [Subject("region", region) for region in facts.store.registry.regions if region != UCAYALI.id]
    memory.keep(7, Kept(favourites=(*gone, *others[:19])), NOW)
    await asked(telegram, "servicios en Ucayali 2025")
    await changed(telegram, "☆ Guardar")
    assert memory.chat(7).favourites == (*others[:19], UCAYALI)


async def test_a_favourite_that_cannot_be_written_down_is_owned_up_to(telegram, memory, monkeypatch, caplog):
    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "keep", fail)
    await asked(telegram, "servicios en Ucayali 2025")
    told = await pressed(telegram, "☆ Guardar")
    assert "hasta que me reinicien" in told["text"]
    assert "★ Guardado" in words(telegram.told()[0])
    assert rows(await asked(telegram, "/favoritos"))[0] == ["Ucayali"]
    assert "The memory does not work" in caplog.text


async def test_under_a_message_that_telegram_no_longer_shows_a_star_is_told_below(telegram, memory):
    data = next(
        button["callback_data"]
        for row in (await asked(telegram, "servicios en Ucayali 2025"))["reply_markup"]["inline_keyboard"]
        for button in row
        if button["text"] == "☆ Guardar"
    )
    await telegram.tap(data, message={"chat": telegram.chat(7).about, "message_id": 99, "date": 0})
    assert "Ucayali ya está entre tus favoritos" in (await telegram.answers(2))[1]
    assert memory.chat(7).favourites == (UCAYALI,)


async def test_under_a_message_that_can_no_longer_be_edited_too(telegram, memory, caplog):
    await asked(telegram, "servicios en Ucayali 2025")
    telegram.faults.append(Fault("editMessageReplyMarkup", refusal=refused.EDIT_NOT_FOUND))
    assert "Ucayali ya está entre tus favoritos" in (await pressed(telegram, "☆ Guardar"))["text"]
    assert memory.chat(7).favourites == (UCAYALI,)
    assert "ERROR" not in {record.levelname for record in caplog.records}


@pytest.mark.parametrize("data", ["1:favourites:", "1:favourites:all", "2:favourites:show", "1:favourites:show\n"])
async def test_a_tap_on_the_list_that_is_not_ours_is_answered_politely(telegram, data):
    await asked(telegram, "/favoritos")
    await telegram.tap(data)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"]


async def test_a_star_of_one_chat_is_no_other_chats_though_both_ask_the_same(telegram):
    for chat in (7, 8):
        await asked(telegram, "servicios en Ucayali 2025", chat=chat)
    await changed(telegram, "☆ Guardar")
    again = [await asked(telegram, "servicios en Ucayali 2025", chat=chat) for chat in (7, 8)]
    assert ["★ Guardado" in words(each) for each in again] == [True, False]
