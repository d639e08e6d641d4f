"""Summaries that come by themselves: what is due is taken, answered afresh and sent, at most once."""

import asyncio
import logging

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.chat.context import App
from bot.chat.delivery import never_left
from bot.chat.html import parts
from bot.chat.line import Line
from bot.chat.recipient import Recipient
from bot.chat.schedule import caught_up, following
from bot.chat.summary import summary
from bot.memory import CannotRemember, Due, Subscription

EVERY = 30.0
"""Seconds between two looks at what is due."""

AT_ONCE = 100
"""How many rows are read at a time."""

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
    desk, line = app.bot_data, Line(app)
    seen: set[Due] = set()
    while found := [due for due in await desk.memory.due(desk.clock(), AT_ONCE) if due not in seen]:
        seen.update(found)
        for due in found:
            await line.free()
            await asyncio.wait([app.create_task(_serve(line, due))])  # The application waits for it before it stops.


async def _serve(line: Line, due: Due) -> None:
    """Takes what is due and sends it; what is too old is left out."""
    memory, now = line.app.bot_data.memory, line.app.bot_data.clock()
    when, coming = caught_up(due.every, due.due_at, now), following(due.every, now)
    try:
        if when != due.due_at:
            await memory.postpone(due, when)
        elif (taken := await memory.claim(due, coming, now)) and not await _sent(line, taken):
            await memory.give_back(due, coming)
    except CannotRemember as fault:
        log.error("a summary is not sent: %s", fault)  # noqa: TRY400 - the words say it all


async def _sent(line: Line, one: Subscription) -> bool:
    """Sends it, in a group that has got another id there; False where nothing has left and it can be sent later."""
    chat, memory = one.chat, line.app.bot_data.memory
    message, keyboard = summary(Recipient(line.app, one, await memory.chat(chat)), one)
    *before, last = parts(message)
    left = [*((text, None) for text in before), (last, keyboard)]
    while left:
        try:
            await line.send(chat, *left[0])
        except TelegramError as error:
            if isinstance(error, ChatMigrated) and chat == one.chat:
                chat = error.new_chat_id
                await memory.move(one.chat, chat)
                continue
            log.log(_loudness(error), "chat %s: its summary was not sent: %s", chat, error.message)
            if _gone(error):
                await memory.unsubscribe_all(chat)
            return len(left) <= len(before) or not never_left(error)
        del left[0]
    return True


def _gone(error: TelegramError) -> bool:
    """Whether the chat takes no messages any more."""
    lost = isinstance(error, BadRequest) and error.message.casefold().startswith(GONE)
    return lost or isinstance(error, Forbidden)


def _loudness(error: TelegramError) -> int:
    """That people leave is no trouble."""
    return logging.INFO if _gone(error) else logging.WARNING
