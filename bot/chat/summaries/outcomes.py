"""What becomes of a letter that was sent: it arrived, or surely not, or nobody knows; each has its consequence."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from telegram import Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.chat.address import Address
from bot.chat.context import Context, Desk
from bot.chat.delivery import asked_to_wait, never_left
from bot.chat.say.html import caption, parts
from bot.chat.say.pictures import put
from bot.chat.summaries.letters import Content
from bot.chat.summaries.recipient import Recipient
from bot.memory import Letter

GONE = "chat not found"
"""How Telegram's refusal begins where a chat is no longer there."""

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)
"""Until a letter that surely did not leave is sent again: twice as long after each attempt, up to an hour."""

MOST = 12
"""Attempts; by then five hours have passed."""

log = logging.getLogger(__name__)


async def send(to: Recipient, letter: Letter, said: Content) -> None:
    """Sends a letter, and writes down what came of it.

    Raises:
        CannotRemember: that could not be written down.
    """
    desk = to.desk
    try:
        await _posted(to, said)
    except TelegramError as error:
        await _failed(to, letter, said, error)
    else:
        await desk.memory.ask(lambda memory: memory.outbox.sent(letter, desk.clock(), said.edition))
        if to.facts is not (now := desk.current.facts):
            desk.published.discard(now)  # It was told too late to be found by who looked for what to correct.


async def later(desk: Desk, letter: Letter, at: datetime, *, failed: bool = False) -> None:
    """The letter surely did not leave, and is sent at another time.

    Raises:
        CannotRemember: that could not be written down; it comes when its lease has ended.
    """
    await desk.memory.ask(lambda memory: memory.outbox.later(letter, at, failed=failed))


async def _posted(to: Recipient, said: Content) -> None:
    """One message: the picture with its words, or the words alone where there is none or Telegram does not take it."""
    if said.photo and await put(to, said.photo, caption(said.message), said.keyboard, _straight):
        return
    text = parts(said.message)[0]
    await to.bot.send_message(**to.address.parameters, text=text, reply_markup=said.keyboard)


async def _straight(context: Context, post: Callable[[Address], Awaitable[Message]]) -> Message:
    """Once: the outbox has the patience."""
    return await post(context.address)


async def _failed(to: Recipient, letter: Letter, said: Content, error: TelegramError) -> None:
    desk, now = to.desk, to.desk.clock()
    match error:
        case RetryAfter():
            until = now + timedelta(seconds=asked_to_wait(error))
            log.warning("all letters wait, as Telegram asks: %s", error.message)
            await desk.memory.ask(lambda memory: memory.outbox.hold(until))
            await later(desk, letter, until)
        case ChatMigrated():
            await desk.move(letter.chat, error.new_chat_id)
            if letter.attempts:  # It seems that it could not be moved.
                await again(desk, letter, now)
            else:
                await later(desk, letter, now, failed=True)
        case _ if _gone(error):
            log.info("a chat takes no letters any more: %s", error.message)
            await desk.memory.ask(lambda memory: memory.outbox.gone(letter, now))
        case BadRequest():
            log.warning("a chat did not take a letter: %s", error.message)
            await desk.memory.ask(lambda memory: memory.outbox.done(letter, now, "refused"))
        case _ if never_left(error):
            await again(desk, letter, now)
        case _:
            log.warning("nobody knows whether a letter arrived: %s", error.message)
            at = now + FIRST_WAIT
            await desk.memory.ask(lambda memory: memory.outbox.doubt(letter, now, at, said.edition))


async def again(desk: Desk, letter: Letter, now: datetime) -> None:
    """Later, and later each time, unless it was tried often enough."""
    if letter.attempts + 1 >= MOST:
        log.error("a letter could not be sent in %s attempts", MOST)
        await desk.memory.ask(lambda memory: memory.outbox.done(letter, now, "failed"))
    else:
        await later(desk, letter, now + min(FIRST_WAIT * 2**letter.attempts, LONGEST_WAIT), failed=True)


def _gone(error: TelegramError) -> bool:
    """Whether the chat takes no messages any more; one where the bot is mute may let it speak again."""
    lost = isinstance(error, BadRequest) and error.message.casefold().startswith(GONE)
    return lost or isinstance(error, Forbidden)
