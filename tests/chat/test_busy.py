"""Signs that the bot is at work, on all that takes its time."""

import asyncio

import pytest

from .stub import Fault, Refused, refused
from .turns import asked, loud

QUESTION = "servicios por mes en Ucayali en 2025"

SLOW = {
    "typing": ("sendMessage", QUESTION),
    "upload_photo": ("sendPhoto", f"gráfico de {QUESTION}"),
    "upload_document": ("sendDocument", f"exporta los {QUESTION}"),
}


@pytest.fixture
def held(telegram):
    """Holds the first call of a method until the event is set."""

    def hold(method):
        event = asyncio.Event()
        telegram.faults.append(Fault(method, hold=event))
        return event

    return hold


async def begun(telegram, pauses, method, text, **how):
    """Asks what will be held, and waits until it is; the sign sleeps by then."""
    await telegram.say(text, **how)
    await telegram.until(lambda: telegram.called(method))
    await pauses.until(1 if method == "sendMessage" else 2)


async def seconds(telegram, pauses, passed, signs, chat=7):
    """Lets time pass, until so many signs have been shown."""
    pauses.pass_(passed)
    await telegram.until(lambda: len(telegram.actions(chat)) >= signs)


@pytest.mark.parametrize("sign", SLOW)
async def test_after_half_a_second_the_chat_sees_what_is_being_done(telegram, pauses, held, sign):
    method, text = SLOW[sign]
    event = held(method)
    await begun(telegram, pauses, method, text)
    pauses.pass_(0.4)
    await asked(telegram, "hola", chat=8)
    assert telegram.actions() == []
    await seconds(telegram, pauses, 0.1, 1)
    assert telegram.actions() == [sign]
    event.set()
    await telegram.answers(1)


async def test_the_sign_is_renewed_every_four_seconds_until_the_answer_is_there(telegram, pauses, held):
    event = held("sendMessage")
    await begun(telegram, pauses, "sendMessage", QUESTION)
    await seconds(telegram, pauses, 0.5, 1)
    for signs in (2, 3, 4):
        await pauses.until(1)
        await seconds(telegram, pauses, 4, signs)
    event.set()
    await telegram.answers(1)
    await pauses.until(0)
    pauses.pass_(60)
    await asked(telegram, "hola", chat=8)
    assert telegram.actions() == ["typing"] * 4


async def test_what_is_done_at_once_shows_no_sign(telegram, pauses):
    for text in (QUESTION, f"gráfico de {QUESTION}", "/ayuda"):
        await asked(telegram, text)
    await telegram.press("Por centro")
    await telegram.answers(4)
    await pauses.until(0)
    assert telegram.called("sendChatAction") == []


async def test_a_tap_that_takes_long_shows_it_too(telegram, pauses, held):
    await asked(telegram, QUESTION)
    await pauses.until(0)
    event = held("sendPhoto")
    await telegram.press("📊 Gráfico")
    await telegram.until(lambda: telegram.called("sendPhoto"))
    await pauses.until(2)
    await seconds(telegram, pauses, 0.5, 1)
    event.set()
    await telegram.answers(2)
    assert telegram.actions() == ["upload_photo"]


async def test_in_a_topic_of_a_group_the_sign_stands_there(telegram, pauses, held):
    event = held("sendMessage")
    await begun(telegram, pauses, "sendMessage", "/ayuda", chat=-5, message_thread_id=4, is_topic_message=True)
    await seconds(telegram, pauses, 0.5, 1, chat=-5)
    event.set()
    await telegram.answers(1, chat=-5)
    assert telegram.called("sendChatAction")[0].params["message_thread_id"] == 4
    assert telegram.called("sendMessage")[0].params["message_thread_id"] == 4


@pytest.mark.parametrize(
    "fault",
    [
        {"refusal": refused.BLOCKED},
        {"refusal": refused.too_many(9)},
        {"refusal": Refused(502, "Bad Gateway")},
        {"drop": True},
    ],
)
async def test_a_sign_that_fails_changes_nothing(telegram, pauses, held, naps, caplog, fault):
    telegram.faults.append(Fault("sendChatAction", **fault))
    event = held("sendMessage")
    await begun(telegram, pauses, "sendMessage", QUESTION)
    pauses.pass_(0.5)
    await telegram.until(lambda: telegram.called("sendChatAction"))
    await telegram.until(lambda: telegram.called("sendChatAction")[0].status in {0, 403, 429, 502})
    event.set()
    (answer,) = await telegram.answers(1)
    assert "978" in answer
    assert naps.taken == []
    assert loud(caplog) == []
