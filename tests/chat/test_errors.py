"""What users and the log hear when something fails."""

import asyncio

import pytest

from bot.chat.delivery import Patience

from .stub import Fault, Refused, refused

QUESTION = "servicios de la red en febrero de 2026"


def loud(caplog):
    return [record.getMessage() for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}]


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
    assert "no word from Telegram whether the answer arrived" in caplog.text
    assert loud(caplog) == []


@pytest.mark.parametrize("refusal", [refused.BLOCKED, refused.DEACTIVATED, refused.KICKED, refused.migrated(-100123)])
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
    assert [r.levelname for r in caplog.records if r.getMessage().startswith("chat 7 ")] == ["INFO"]


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
