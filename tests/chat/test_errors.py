"""What users and the log hear when something fails."""

import asyncio

import pytest

from bot.chat.delivery import Patience

from .stub import Fault, Refused, refused
from .turns import asked, loud, pressed

QUESTION = "servicios de la red en febrero de 2026"


async def test_a_mistake_of_ours_is_told_with_the_id_that_stands_in_the_log(telegram, clock, caplog):
    clock.faults.append(ZeroDivisionError("oculto"))
    await telegram.say(QUESTION)
    (apology,) = await telegram.answers()
    assert "e1e2" in apology
    assert "oculto" not in apology
    (line,) = loud(caplog)
    assert "e1e2" in line
    assert "ZeroDivisionError" in caplog.text
    await telegram.say(QUESTION)
    assert "8,963" in (await telegram.answers(2))[1]


async def test_the_apology_speaks_the_users_language(telegram, clock):
    for number, language in ((7, "es"), (8, "en")):
        clock.faults.append(ZeroDivisionError())
        await telegram.say(QUESTION, chat=number, language=language)
        await telegram.answers(1, chat=number)
    assert telegram.told(7)[0]["text"] != telegram.told(8)[0]["text"]


async def test_who_is_told_of_a_mistake_is_not_answered_besides(telegram, clock):
    await asked(telegram, QUESTION)
    clock.faults.append(ZeroDivisionError("before anything is answered"))
    await telegram.press("Por región")
    await telegram.answers(2)
    await asked(telegram, "hola")
    assert not any(told["text"].startswith("Regiones con") for told in telegram.told())


async def test_when_telegram_asks_to_wait_the_answer_comes_after_that_wait(telegram, naps, caplog):
    telegram.faults.append(Fault("sendMessage", refusal=refused.too_many(7)))
    await telegram.say(QUESTION)
    (answer,) = await telegram.answers()
    assert "8,963" in answer
    assert naps.taken == [7]
    assert loud(caplog) == []


async def test_a_wait_too_long_gives_the_answer_up(api, serving, naps, caplog):
    api.faults.append(Fault("sendMessage", refusal=refused.too_many(3600)))
    async with serving(patience=Patience(sleep=naps, longest=60)):
        await api.say(QUESTION)
        await api.until(lambda: api.called("sendMessage"))
    assert (api.told(), naps.taken, loud(caplog)) == ([], [], [])
    assert "Telegram asks to wait" in caplog.text


@pytest.mark.parametrize("fault", [{"drop": True}, {"refusal": Refused(502, "Bad Gateway")}])
async def test_a_broken_line_is_told_with_an_id_and_nothing_is_sent_twice(telegram, caplog, fault):
    telegram.faults.append(Fault("sendMessage", **fault))
    await telegram.say(QUESTION)
    (apology,) = await telegram.answers()
    assert "e1e2" in apology
    assert len(loud(caplog)) == 1
    assert "Traceback" not in caplog.text


async def test_an_answer_that_may_have_arrived_is_not_sent_again(api, serving, caplog):
    held = asyncio.Event()
    api.faults.append(Fault("sendMessage", after=True, hold=held))
    async with serving(timeout=0.2):
        await api.say(QUESTION)
        await api.until(api.told)
        await api.say("/ayuda")
        answer, _ = await api.answers(2)
        held.set()
    assert "8,963" in answer
    assert "no word from Telegram whether an answer arrived" in caplog.text
    assert loud(caplog) == []


@pytest.mark.parametrize(
    ("method", "text"),
    [
        ("sendPhoto", "gráfico de servicios por mes en Ucayali en 2025"),
        ("sendDocument", "exporta los servicios por mes en Ucayali en 2025"),
        ("sendRichMessage", "ranking de centros 2025"),
    ],
)
async def test_what_is_no_text_and_may_have_arrived_is_not_sent_again_nor_said_in_words(
    api, serving, caplog, method, text
):
    held = asyncio.Event()
    api.faults.append(Fault(method, after=True, hold=held))
    async with serving(timeout=0.2, rich=True):
        await asked(api, text)
        await asked(api, "/ayuda")
        held.set()
    assert len(api.told()) == 2
    assert len(api.called(method)) == 1
    assert "no word from Telegram whether an answer arrived" in caplog.text
    assert loud(caplog) == []


@pytest.mark.parametrize("text", ["gráfico de servicios por mes en Ucayali en 2025", "ranking de centros 2025"])
async def test_what_is_no_text_waits_for_telegram_too(api, serving, naps, text):
    api.faults.append(Fault("sendPhoto", refusal=refused.too_many(7)))
    api.faults.append(Fault("sendRichMessage", refusal=refused.too_many(7)))
    async with serving(rich=True):
        await asked(api, text)
    assert naps.taken == [7]
    assert "text" not in api.told()[0]


@pytest.mark.parametrize(
    "refusal",
    [
        refused.EDIT_NOT_FOUND,
        refused.CANNOT_EDIT,
        refused.NO_TEXT,
    ],
)
async def test_where_a_message_can_no_longer_be_edited_the_page_comes_below(telegram, caplog, refusal):
    await asked(telegram, "ranking de centros 2025")
    telegram.faults.append(Fault("editMessageText", refusal=refusal))
    page = await pressed(telegram, "Siguiente →")
    assert "11. " in page["text"]
    assert loud(caplog) == []


async def test_a_page_that_is_shown_already_is_no_error(telegram, caplog):
    first = await asked(telegram, "ranking de centros 2025")
    turn = next(
        button["callback_data"]
        for row in first["reply_markup"]["inline_keyboard"]
        for button in row
        if button["text"] == "Siguiente →"
    )
    await telegram.tap(turn)
    await telegram.tap(turn)
    await telegram.until(lambda: [call.status for call in telegram.called("editMessageText")] == [200, 400])
    await asked(telegram, "hola")
    assert len(telegram.told()) == 2
    assert loud(caplog) == []


@pytest.mark.parametrize("words", ["Por centro", "📊 Gráfico", "🔗 Fuente", "⚖️ Comparar"])
async def test_a_tap_under_a_message_too_old_to_be_known_is_answered_below(telegram, caplog, words):
    answer = await asked(telegram, "servicios por mes en Ucayali en 2025")
    old = {key: answer[key] for key in ("message_id", "chat")} | {"date": 0}
    await telegram.tap(
        next(
            button["callback_data"]
            for row in answer["reply_markup"]["inline_keyboard"]
            for button in row
            if button["text"] == words
        ),
        message=old,
    )
    await telegram.answers(2)
    assert loud(caplog) == []


async def test_a_tap_that_waited_too_long_still_counts(telegram, caplog):
    await asked(telegram, "servicios por mes en Ucayali en 2025")
    assert "por centro" not in (await pressed(telegram, "Por centro", old=True))["text"].casefold().splitlines()[0]
    await telegram.tap("1a:", old=True)
    await asked(telegram, "hola")
    assert len(telegram.told()) == 3
    assert loud(caplog) == []


@pytest.mark.parametrize(
    "refusal",
    [
        refused.BLOCKED,
        refused.DEACTIVATED,
        refused.KICKED,
        refused.KICKED_FROM_GROUP,
        refused.CHAT_NOT_FOUND,
        refused.bad_request("not enough rights to send text messages to the chat"),
        refused.bad_request("have no rights to send a message"),
        refused.bad_request("CHAT_WRITE_FORBIDDEN"),
        refused.bad_request("TOPIC_CLOSED"),
    ],
)
async def test_a_chat_that_is_gone_makes_no_noise(telegram, caplog, refusal):
    caplog.set_level("INFO")
    await telegram.say("hola", chat=8)
    await telegram.answers(1, chat=8)
    telegram.chat(7).closed = refusal
    await telegram.say(QUESTION, chat=7)
    await telegram.until(lambda: len(telegram.called("sendMessage")) == 2)
    await telegram.say("hola", chat=8)
    await telegram.answers(2, chat=8)
    assert loud(caplog) == []
    assert [r.levelname for r in caplog.records if r.getMessage().startswith("a chat does not take")] == ["INFO"]


async def test_an_apology_that_fails_too_ends_in_the_log(telegram, clock, caplog):
    clock.faults.append(ZeroDivisionError())
    telegram.faults.append(Fault("sendMessage", refusal=Refused(500, "Internal Server Error")))
    await telegram.say(QUESTION)
    await telegram.until(lambda: telegram.called("sendMessage"))
    await telegram.say(QUESTION)
    await telegram.answers(1)
    assert "could not be told" in caplog.text


async def test_a_break_of_polling_is_one_line_and_the_bot_goes_on(api, serving, caplog):
    api.faults.append(Fault("getUpdates", refusal=Refused(502, "Bad Gateway")))
    async with serving():
        await api.say(QUESTION)
        await api.answers()
    assert [r.getMessage() for r in caplog.records if "polling" in r.getMessage()] == ["polling: Bad Gateway"]
    assert loud(caplog) == []
