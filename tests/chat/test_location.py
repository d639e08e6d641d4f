"""A place that is shared: which centres are near."""

import pytest

from .turns import asked, pressed, rows, words

CUSCO = (-13.53, -71.97)
MADRID = (40.4, -3.7)


async def shared(telegram, place, chat=7, **how):
    count = len(telegram.told(chat))
    await telegram.share_place(*place, chat=chat, **how)
    await telegram.answers(count + 1, chat=chat)
    return telegram.told(chat)[-1]


def keyboards(telegram, kind):
    return [
        call.params["reply_markup"]
        for call in telegram.called("sendMessage")
        if kind in (call.params.get("reply_markup") or {})
    ]


@pytest.mark.parametrize(("language", "words"), [("es", "cerca"), ("en", "nearest"), ("qu", "kayllaykipi")])
async def test_a_place_is_answered_with_the_nearest_centres(telegram, language, words):
    answer = await shared(telegram, CUSCO, language=language)
    title, _, first, *_ = answer["text"].splitlines()
    assert words in title
    assert first.startswith("CITEtextil Camélidos Cusco")
    assert "km" in answer["text"]


async def test_what_can_be_asked_of_them_is_a_button_away(telegram):
    answer = await shared(telegram, CUSCO)
    ((button,), *_) = rows(answer)
    assert button == "Sobre CITEtextil Camélidos Cusco"
    assert "También puedes preguntar" not in answer["text"]
    assert "CITEtextil Camélidos Cusco" in (await pressed(telegram, button))["text"]


async def test_a_venue_is_a_place_too(telegram):
    spot = {"latitude": CUSCO[0], "longitude": CUSCO[1]}
    venue = {"location": spot, "title": "Plaza de Armas", "address": "Cusco"}
    answer = await asked(telegram, None, location=spot, venue=venue)
    assert "CITEtextil Camélidos Cusco" in answer["text"]


async def test_a_place_that_moves_is_answered_once(telegram):
    place = await telegram.share_place(*CUSCO, live=True)
    await telegram.edit(None, of=place, location={**place["location"], "latitude": -12.0})
    await telegram.say("hola")
    near, greeting = await telegram.answers(2)
    assert "CITEtextil Camélidos Cusco" in near
    assert "km" not in greeting


async def test_a_place_far_from_peru_is_said_to_be(telegram):
    assert "lejos del Perú" in (await shared(telegram, MADRID))["text"]


async def test_the_place_is_kept_nowhere(telegram, memory):
    await asked(telegram, "/cerca")
    await telegram.share_place(*CUSCO)
    await telegram.answers(3)
    await asked(telegram, "/mis_datos")
    data = telegram.file(telegram.told()[-1]).data.decode()
    assert "13.5" not in data
    assert "71.9" not in data
    assert memory.unanswered(5) == []


async def test_who_knows_nothing_yet_finds_the_way_there_by_a_button(telegram):
    greeting = await asked(telegram, "/start")
    assert rows(greeting)[-1] == ["📍 CITE cerca de mí"]
    await pressed(telegram, "📍 CITE cerca de mí")
    (keyboard,) = keyboards(telegram, "keyboard")
    assert keyboard["keyboard"] == [[{"text": "Compartir dónde estoy", "request_location": True}]]
    assert len(telegram.methods.popups) == 1


async def test_groups_share_no_place(telegram):
    assert "📍 CITE cerca de mí" not in words(await asked(telegram, "/ayuda", chat=-5))


async def test_a_command_asks_for_the_place_with_a_button_that_goes_once_it_was_used(telegram):
    question = await asked(telegram, "/cerca")
    assert "/cancelar" in question["text"]
    (keyboard,) = keyboards(telegram, "keyboard")
    assert keyboard["one_time_keyboard"]
    assert keyboard["keyboard"] == [[{"text": "Compartir dónde estoy", "request_location": True}]]
    await telegram.share_place(*CUSCO)
    _, thanks, near = await telegram.answers(3)
    assert keyboards(telegram, "remove_keyboard") == [{"remove_keyboard": True}]
    assert "no guardo nada" in thanks
    assert "CITEtextil Camélidos Cusco" in near
    await shared(telegram, CUSCO)
    assert len(telegram.told()) == 4


async def test_a_button_that_nobody_taps_goes_with_cancelling(telegram):
    await asked(telegram, "/cerca")
    await asked(telegram, "/cancelar")
    assert keyboards(telegram, "remove_keyboard") == [{"remove_keyboard": True}]
    await shared(telegram, CUSCO)
    assert len(telegram.told()) == 3


async def test_a_command_mended_into_one_that_has_a_button_below_the_chat_is_answered_anew(telegram):
    asked_first = await telegram.say("/ayuda")
    await telegram.answers(1)
    await telegram.edit("/cerca", of=asked_first)
    assert "te digo qué CITE quedan más cerca" in (await telegram.answers(2))[1]


async def test_in_a_group_a_place_is_not_for_us(telegram):
    telegram.privacy = False
    await telegram.share_place(*CUSCO, chat=-5)
    await asked(telegram, "/ayuda", chat=-5)
    assert len(telegram.told(-5)) == 1
