"""A message that its writer mends: its answer is mended too."""

import pytest

from bot.chat.told import TOLD

from .stub import Fault, Refused, refused

FEBRUARY = "servicios de la red en febrero de 2026"


async def asked(telegram, text):
    message = await telegram.say(text)
    await telegram.answers(len(telegram.told()) + 1)
    return message


async def mend(telegram, message, text):
    """Mends a message, and gives what the bot's messages say then."""
    before = len(telegram.calls)
    await telegram.edit(text, of=message)
    await telegram.until(
        lambda: any(
            call.method in {"editMessageText", "sendMessage"} and call.status for call in telegram.calls[before:]
        )
    )
    return [each["text"] for each in telegram.told()]


async def test_the_answer_changes_in_its_place(telegram):
    message = await asked(telegram, "servicios de la red en febrero de 2027")
    (answer,) = await mend(telegram, message, FEBRUARY)
    assert "8,963" in answer
    assert telegram.called("sendMessage")[0].params["text"] != telegram.called("editMessageText")[0].params["text"]
    assert telegram.buttons(telegram.told()[0])


async def test_an_earlier_message_is_mended_where_it_stands(telegram):
    first = await asked(telegram, "servicios de la red en enero de 2027")
    await asked(telegram, "hola")
    mended, other = await mend(telegram, first, FEBRUARY)
    assert "8,963" in mended
    assert "8,963" not in other


async def test_a_mended_message_that_says_the_same_is_no_error(telegram, caplog):
    message = await asked(telegram, FEBRUARY)
    await mend(telegram, message, f"{FEBRUARY}?")
    await telegram.until(lambda: telegram.called("editMessageText")[0].status == 400)
    await asked(telegram, "hola")
    assert len(telegram.told()) == 2
    assert "ERROR" not in {record.levelname for record in caplog.records}


async def test_an_answer_that_can_no_longer_be_edited_is_replaced(telegram):
    message = await asked(telegram, "servicios de la red en enero de 2027")
    telegram.faults.append(Fault("editMessageText", refusal=refused.EDIT_NOT_FOUND))
    await telegram.edit(FEBRUARY, of=message)
    await telegram.until(lambda: any("8,963" in each["text"] for each in telegram.told()))


@pytest.mark.parametrize("refusal", [refused.CANNOT_DELETE, Refused(502, "Bad Gateway"), refused.too_many(3600)])
async def test_an_answer_that_can_be_neither_edited_nor_taken_away_stays_above_the_new_one(telegram, caplog, refusal):
    message = await asked(telegram, "servicios de la red en enero de 2027")
    telegram.faults.append(Fault("editMessageText", refusal=refused.CANNOT_EDIT))
    telegram.faults.append(Fault("deleteMessage", refusal=refusal))
    await telegram.edit(FEBRUARY, of=message)
    assert "8,963" in (await telegram.answers(2))[1]
    assert "ERROR" not in {record.levelname for record in caplog.records}


@pytest.mark.parametrize("others", [TOLD])
async def test_what_was_answered_long_ago_is_answered_below(telegram, others):
    message = await asked(telegram, "servicios de la red en enero de 2027")
    for _ in range(others):
        await asked(telegram, "hola")
    await telegram.edit(FEBRUARY, of=message)
    assert "8,963" in (await telegram.answers(others + 2))[-1]
    assert telegram.called("editMessageText") == []


async def test_what_was_not_answered_is_answered(telegram):
    await telegram.edit(FEBRUARY)
    (answer,) = await telegram.answers()
    assert "8,963" in answer
