"""Sending to the chat that an update came from: texts, pictures, files, tables go this way."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias, TypeVar

from telegram import InlineKeyboardMarkup, Message, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError

from bot.chat.address import Address
from bot.chat.context import Context
from bot.chat.riding import handled_now
from bot.chat.say import mending
from bot.chat.say.html import parts
from bot.message import Message as Said
from bot.phrase import notice

Sent = TypeVar("Sent")

Keyboard: TypeAlias = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove
"""Buttons under a message, or below the chat, where the keyboard of a phone is."""

TOO_LARGE = "request entity too large"
"""What comes in place of a word from Telegram when an upload is larger than its servers take."""


async def say(
    context: Context,
    message: Said,
    keyboard: InlineKeyboardMarkup | None = None,
    texts: Sequence[str] | None = None,
) -> None:
    """Answers the chat that the update came from; the buttons stand under the last of the texts it is made of.

    What answers a message that its writer has mended takes the place of the first answer. Where a process that is gone
    had begun to answer, nobody knows whether it did, and the text says so.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    if _answered_perhaps():
        message, texts = replace(message, lines=(*message.lines, notice("sent_again", context.voice).title)), None
    texts = texts or parts(message)
    if not await mending.mended(context, texts, keyboard):
        _note(context, *await tell(context, texts, keyboard))


async def tell(context: Context, texts: Sequence[str], keyboard: Keyboard | None = None) -> list[int]:
    """Sends texts, whatever was said before, and gives their ids.

    Buttons below the chat come with a new message only, and go with another.

    What rides in the reply to a webhook's request has no id, and is not among what it gives back.

    Raises:
        telegram.error.TelegramError: one could not be sent.
    """
    if len(texts) == 1 and _rides(context, texts[0], keyboard):
        return []
    sent = []
    for number, text in enumerate(texts, 1):
        markup = keyboard if number == len(texts) else None
        sent.append(await send(context, partial(_text, context, text, markup)))
    return sent


def _rides(context: Context, text: str, keyboard: Keyboard | None) -> bool:
    """Whether it goes back in the reply to a webhook's request."""
    update = handled_now()
    if not update or not update.rides:
        return False
    method = {"method": "sendMessage", **_sent(text, keyboard, context.address)}
    return update.hold(method, partial(send, context, partial(_text, context, text, keyboard)))


async def hand_over(context: Context, to: Callable[[Address], Awaitable[Message]]) -> Message:
    """Sends what is no text; it cannot take the place of an answer that is mended, so that one goes.

    Where it may have been sent before a death, a text before it says so.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    if context.heard and context.heard.edited_message:
        await mending.clear(context, context.heard.edited_message)
    if _answered_perhaps():
        await tell(context, parts(notice("sent_again", context.voice)))
    sent = await send(context, to)
    _note(context, sent.message_id)
    return sent


async def send(context: Context, to: Callable[[Address], Awaitable[Sent]]) -> Sent:
    """Sends one message, with patience; a group that has got another id meanwhile is answered there.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    deliver = context.desk.patience.deliver
    try:
        return await deliver(partial(to, context.address))
    except ChatMigrated as moved:
        now = moved.new_chat_id
    await context.follow(now)  # After the handling, for the log would tell the id with whatever fails next.
    return await deliver(partial(to, context.address))


def _answered_perhaps() -> bool:
    """Whether a process that is gone had begun to answer the same."""
    update = handled_now()
    return bool(update and update.again)


def refused(error: Exception) -> bool:
    """Whether Telegram has surely not taken a message for what it is, so that another kind of it may do."""
    too_large = isinstance(error, NetworkError) and error.message.casefold().startswith(TOO_LARGE)
    return too_large or isinstance(error, BadRequest)


async def _text(context: Context, text: str, keyboard: Keyboard | None, to: Address) -> int:
    return await context.bot.tell(_sent(text, keyboard, to))


def _sent(text: str, keyboard: Keyboard | None, to: Address) -> dict[str, Any]:
    """The parameters of `sendMessage`."""
    sent = {**to.plain, "text": text, "parse_mode": ParseMode.HTML, "link_preview_options": {"is_disabled": True}}
    return {**sent, "reply_markup": keyboard.to_dict()} if keyboard else sent


def _note(context: Context, *sent: int) -> None:
    """Remembers what answered a message, in case its writer mends it; what rides has no id to remember."""
    update = context.heard
    written = update and (update.message or update.edited_message)
    if written and sent:
        context.conversation.told.note(written.message_id, sent)
