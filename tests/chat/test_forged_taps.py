"""Taps that no button of ours sends: apps can be made to send any data, under any message of the bot."""

from dataclasses import replace
from datetime import date

import pytest

from bot.chat.say.stars import figure
from bot.chat.say.taps import Act, Tap
from bot.memory import Kept
from bot.question import Intent, Period, Query, Subject

from .conftest import NOW
from .turns import asked, loud

UCAYALI = Subject("region", "PE-UCA")
KEPT = Kept("es", (UCAYALI,))
NEVER = Period(date(1999, 1, 1), date(1999, 12, 31))

STARS = [Tap(act, figure(UCAYALI)).data for act in (Act.STAR, Act.UNSTAR)]
OURS = ["1:language:en", "1:favourites:change", "1:favourites:show", "1:forget:yes", "1:forget:no", *STARS]


def popups(telegram):
    return [popup.get("text") for popup in telegram.methods.popups]


@pytest.mark.parametrize("data", [data for data in OURS if "language" not in data])
async def test_no_member_of_a_group_reaches_what_is_kept_of_it_or_of_another(telegram, memory, data):
    for chat in (7, 8, -5):
        memory.keep(chat, KEPT, NOW)
    await asked(telegram, "/ayuda", chat=-5, who=7)
    await telegram.tap(data, chat=-5, who=8)
    await telegram.until(lambda: telegram.methods.popups)
    assert "ya no sirve" in popups(telegram)[0]
    await asked(telegram, "/ayuda", chat=-5, who=7)
    assert len(telegram.told(-5)) == 2
    assert [memory.chat(chat) for chat in (7, 8, -5)] == [KEPT] * 3


@pytest.mark.parametrize("data", [*OURS, "1a:c", "1g:r-gc", "1p:m-gc", "1m:m", "1r:l", "nonsense"])
async def test_a_tap_in_a_chat_where_the_bot_is_not_is_politely_refused(telegram, memory, caplog, data):
    memory.keep(7, KEPT, NOW)
    await telegram.tap(data, message={"inline_message_id": "inline-1"})
    await telegram.until(lambda: telegram.methods.popups)
    assert "ya no sirve" in popups(telegram)[0]
    await asked(telegram, "hola")
    assert len(telegram.told()) == 1
    assert memory.chat(7) == KEPT
    assert loud(caplog) == []


async def test_one_that_waited_too_long_there_is_not_answered_at_all(telegram, caplog):
    await telegram.tap("1a:c", message={"inline_message_id": "inline-1"}, old=True)
    await asked(telegram, "hola")
    assert len(telegram.told()) == 1
    assert loud(caplog) == []


async def test_where_nothing_else_has_a_figure_there_is_nothing_to_compare_with(telegram):
    await asked(telegram, "hola")
    alone = replace(figure(UCAYALI), intent=Intent.COMPARE, query=Query(period=NEVER), compared=(UCAYALI,))
    await telegram.tap(Tap(Act.COMPARE, alone).data)
    await telegram.answers(2)
    assert "Nada más tiene cifra" in telegram.told()[-1]["text"]
    assert telegram.buttons(telegram.told()[-1]) == []
