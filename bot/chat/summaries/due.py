"""Summaries that come by themselves: what is due is taken, answered afresh and sent, at most once."""

import asyncio
import logging

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat.context import App
from bot.chat.delivery import never_left
from bot.chat.keeping import Keeping
from bot.chat.say.html import parts
from bot.chat.say.sending import tell
from bot.chat.summaries.recipient import Recipient
from bot.chat.summaries.schedule import caught_up, following
from bot.chat.summaries.summary import summary
from bot.memory import CannotRemember, Due, Kept, Subscription

EVERY = 30.0
"""Seconds between two looks at what is due."""

AT_ONCE = 100
"""How many rows are read at a time."""

APART = 0.05
"""Seconds between two: 20 in each, of the 30 messages that a bot may send (core.telegram.org/bots/faq)."""

GONE = "chat not found"
"""How Telegram's refusal begins where a chat is no longer there."""

log = logging.getLogger(__name__)


async def keep_sending(app: App) -> None:
    """Sends what is due, now and for ever; when it is cancelled, the summary that was begun is still sent."""
    while True:
        await app.bot_data.sleep(EVERY)
        look = app.create_task(send_due(app))  # Whatever fails there ends in the log, and the next look comes.
        try:
            await asyncio.wait([look])
        finally:
            look.cancel()


async def send_due(app: App) -> None:
    """Sends all that is due, each by itself: the failure of one is not that of the others."""
    desk = app.bot_data
    seen: set[Due] = set()
    while found := [due for due in await desk.memory.due(desk.clock(), AT_ONCE) if due not in seen]:
        for due in found:
            if seen:
                await desk.sleep(APART)
            seen.add(due)
            await asyncio.wait([app.create_task(_serve(app, due))])  # The application waits for it before it stops.


async def _serve(app: App, due: Due) -> None:
    """Takes what is due and sends it; what is too old is left out."""
    memory, now = app.bot_data.memory, app.bot_data.clock()
    when, coming = caught_up(due.every, due.due_at, now), following(due.every, now)
    try:
        if when != due.due_at:
            await memory.postpone(due, when)
        elif (taken := await memory.claim(due, coming, now)) and not await _sent(app, taken):
            await memory.give_back(due, coming)
    except CannotRemember as fault:
        log.error("a summary is not sent: %s", fault)  # noqa: TRY400 - the words say it all


async def _sent(app: App, one: Subscription) -> bool:
    """Sends it; False where nothing has left and it can be sent later. A chat that is gone is sent nothing more."""
    memory = app.bot_data.memory
    to = Recipient(app, one, await _kept(memory, one.chat))
    message, keyboard = summary(to, one)
    texts = parts(message)
    try:
        await tell(to, texts, keyboard)
    except TelegramError as error:
        gone = _gone(error)
        log.log(logging.INFO if gone else logging.WARNING, "no summary for a chat: %s", error.message)
        if gone:
            await memory.unsubscribe_all(to.home)
        return len(texts) > 1 or not never_left(error)
    return True


async def _kept(memory: Keeping, chat: int) -> Kept:
    """What is kept of the chat; what cannot be read is as if it were not there, for what is taken must be sent."""
    try:
        return await memory.chat(chat)
    except CannotRemember as fault:
        log.error("what is kept of a chat cannot be read: %s", fault)  # noqa: TRY400 - the words say it all
        return Kept()


def _gone(error: TelegramError) -> bool:
    """Whether the chat takes no messages any more; one where the bot is mute may let it speak again."""
    lost = isinstance(error, BadRequest) and error.message.casefold().startswith(GONE)
    return lost or isinstance(error, Forbidden)
