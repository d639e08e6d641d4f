"""Long rankings as tables of rich messages, where they are switched on."""

from datetime import timedelta

import pytest

from bot.chat.say.rich import blocks
from bot.chat.truce import HOUR
from bot.message import Message
from bot.phrase.roll import Roll

from .stub import Fault, Refused, refused
from .turns import asked, loud, pressed

RANKING = "ranking de centros 2025"


@pytest.fixture
async def rich(api, serving):
    async with serving(rich=True):
        yield api


def table(message):
    (found,) = [block for block in message["rich_message"]["blocks"] if block["type"] == "table"]
    return [[cell["text"] for cell in row] for row in found["cells"]]


@pytest.mark.parametrize(
    ("language", "header"),
    [("es", ["Puesto", "Nombre", "Cifra"]), ("en", ["Rank", "Name", "Figure"]), ("qu", None)],
)
async def test_a_long_ranking_is_one_table_with_all_rows(rich, language, header):
    message = await asked(rich, RANKING, language=language)
    first, *rows = table(message)
    assert first == (header or first)
    assert [row[0] for row in rows] == [str(number) for number in range(1, 26)]
    assert rows[0][1:] == ["CITEagroindustrial Huallaga", "13,825"]


async def test_title_notes_and_source_stand_around_it(rich):
    heading, _, *rest = (await asked(rich, RANKING))["rich_message"]["blocks"]
    assert heading["text"] == "Centros con más servicios, en 2025"
    assert "25 de 28 centros que operan tienen cifra." in [block["text"] for block in rest]
    assert rest[-1]["type"] == "footer"
    assert "Tablas ficticias para pruebas" in rest[-1]["text"]


async def test_its_buttons_are_those_of_the_answer_without_pages(api, serving):
    async with serving(rich=True):
        words = api.buttons(await asked(api, RANKING))
    async with serving(rich=False):
        paged = api.buttons(await asked(api, RANKING, chat=8))
    assert words == [each for each in paged if each != "Siguiente →"]


async def test_a_button_under_it_answers_below(rich):
    await asked(rich, RANKING)
    assert "Centros con más" in (await pressed(rich, "📊 Gráfico"))["caption"]


@pytest.mark.parametrize("text", ["top 10 de centros 2025", "servicios por mes en Ucayali en 2025", "hola", "xyzzy"])
async def test_all_else_is_as_ever(rich, text):
    assert (await asked(rich, text))["text"]
    assert rich.called("sendRichMessage") == []


async def test_without_the_setting_there_are_none(telegram):
    assert "y 15 más" in (await asked(telegram, RANKING))["text"]
    assert telegram.called("sendRichMessage") == []


@pytest.mark.parametrize(
    "refusal", [Refused(404, "Not Found"), refused.bad_request("can't parse rich message"), refused.bad_request("any")]
)
async def test_what_telegram_refuses_comes_by_the_page_and_is_not_tried_for_an_hour(rich, clock, caplog, refusal):
    rich.faults.append(Fault("sendRichMessage", refusal=refusal))
    for chat in (7, 8):
        answer = await asked(rich, RANKING, chat=chat)
        assert "y 15 más" in answer["text"]
        assert "Siguiente →" in rich.buttons(answer)
    clock.now += HOUR - timedelta(minutes=1)
    await asked(rich, RANKING)
    assert len(rich.called("sendRichMessage")) == 1
    clock.now += timedelta(minutes=1)
    assert table(await asked(rich, RANKING))
    assert loud(caplog) == []


async def test_a_chat_where_the_bot_is_mute_says_nothing_about_tables(rich):
    rich.faults.append(
        Fault("sendRichMessage", refusal=refused.bad_request("not enough rights to send text messages to the chat"))
    )
    await asked(rich, RANKING)
    assert table(await asked(rich, RANKING, chat=8))


async def test_a_mended_question_gets_its_table(rich):
    question = await rich.say("hola")
    await rich.answers(1)
    await rich.edit(RANKING, of=question)
    await rich.until(lambda: rich.told() and "rich_message" in rich.told()[0])
    assert len(rich.told()) == 1


async def test_in_a_topic_the_table_hangs_on_its_question(rich):
    helped = await asked(rich, "/ayuda", chat=-5)
    question = await rich.say(RANKING, chat=-5, reply_to=helped, message_thread_id=4, is_topic_message=True)
    await rich.answers(2, chat=-5)
    assert rich.told(-5)[1]["reply_to_message"]["message_id"] == question["message_id"]
    assert rich.called("sendRichMessage")[0].params["message_thread_id"] == 4


@pytest.mark.parametrize(("rows", "letters", "rich_"), [(400, 5, True), (401, 5, False), (390, 90, False)])
async def test_a_table_too_large_for_telegram_comes_by_the_page(rich, monkeypatch, rows, letters, rich_):
    long = Roll(("#", "x", "y"), tuple((str(n), "n" * letters, "1") for n in range(rows)), Message("t", lines=("a",)))
    monkeypatch.setattr("bot.chat.say.rich.roll", lambda *_: long)
    assert ("rich_message" in await asked(rich, RANKING)) is rich_


def test_figures_stand_at_the_right():
    made = blocks(Roll(("#", "Nombre", "Cifra"), (("1", "Puno", "5"),), Message("t")))
    assert [[cell["align"] for cell in row] for row in made[1]["cells"]] == [["right", "left", "right"]] * 2
