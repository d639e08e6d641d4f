"""Files and notes that people send: read from admins in private, politely refused from all others."""

from datetime import date
from functools import partial
from pathlib import Path

from telegram import Document, Update
from telegram import Message as Sent
from telegram.error import BadRequest

from bot.chat.context import Context
from bot.chat.feeding import Feeding, Offered
from bot.chat.hear import questions
from bot.chat.hear.proposals import admitted, offer, propose
from bot.chat.say.answers import say
from bot.clock import LIMA
from bot.data import BadTables, feeding
from bot.data.noting import Weighing
from bot.phrase import Voice, notice
from bot.phrase.observed import cut

TABLES = (".csv", ".xlsx", ".xls", ".ods", ".json")
"""The ends of the names of tables, as they are told."""

NOTE = ".txt"

LARGEST = 20_000_000
"""Bytes of a table: what Telegram gives to bots at most (core.telegram.org/bots/api#getfile)."""

LARGEST_NOTE = 1_000_000
"""Bytes of a note; the longest have some twenty thousand."""

_LARGEST = {**dict.fromkeys(TABLES, LARGEST), NOTE: LARGEST_NOTE}

MEGABYTE = 1_000_000

LONG = 200
"""Characters of a text that may be a note; questions are shorter."""

NAME = 60
"""Characters of a file's name that are repeated."""

TOO_BIG = "file is too big"
"""Telegram's words for a file that it does not give to bots."""


async def document(_: Update, context: Context) -> None:
    """Reads an admin's file and proposes what is in it; nobody else's is even fetched."""
    message, voice = context.message, context.voice
    sent = message.document if message else None
    if not message or not sent:
        return
    kind = Path(sent.file_name or "").suffix.lower()
    name, largest = cut(sent.file_name or kind, NAME), _LARGEST.get(kind, 0)
    if not admitted(context):
        await say(context, notice("feed_private" if _is_admin(context) else "file_unwelcome", voice))
    elif not largest:
        await say(context, notice("feed_kind", voice, name=name, kinds=_kinds(voice)))
    elif (sent.file_size or 0) > largest or (content := await _fetched(context, sent, largest)) is None:
        large = notice("feed_large", voice, name=name, megabytes=voice.number(largest // MEGABYTE))
        await say(context, large)
    elif kind == NOTE:
        await propose(context, partial(_note, feeding.decoded(content), _day(message)), name)
    else:
        await propose(context, partial(_table, content, name, kind, context.today), name)


async def text(update: Update, context: Context) -> None:
    """Takes what an admin forwards, or pastes at length, for a note where it has figures; all else is a question."""
    message = context.message
    if message and admitted(context) and not message.text and not message.caption and message.photo:
        await say(context, notice("feed_picture", context.voice, kinds=_kinds(context.voice)))
        return
    if not message or not admitted(context) or not await _noted(context, message):
        await questions.question(update, context)


async def _noted(context: Context, message: Sent) -> bool:
    """Whether it was a note, and proposed."""
    said = message.text or message.caption or ""
    if not said or (len(said) < LONG and not message.forward_origin):
        return False
    try:
        weighing = await context.desk.feeder.ask(partial(_note, said, _day(message)))
    except BadTables:  # Whether it was a note nobody knows; a question is answered from the database.
        return False
    if weighing.weighed:
        await offer(context, weighing, "")
    return bool(weighing.weighed)


async def _fetched(context: Context, sent: Document, largest: int) -> bytes | None:
    """The content; None where Telegram does not give it, as it is too large, or where it has more bytes than it may."""
    deliver = context.desk.patience.deliver
    try:
        file = await deliver(partial(context.bot.get_file, sent.file_id))
    except BadRequest as fault:
        if TOO_BIG not in fault.message.casefold():
            raise
        return None
    if (file.file_size or 0) > largest:
        return None
    content = bytes(await deliver(file.download_as_bytearray))
    return content if len(content) <= largest else None


def _table(content: bytes, name: str, kind: str, today: date, where: Feeding) -> Offered:
    return feeding.table(content, name, kind, where.tables, today)


def _note(said: str, day: date, where: Feeding) -> Weighing:
    return feeding.note(said, where.tables, day, where.read)


def _day(message: Sent) -> date:
    """When it was published, if it does not say so itself: when it was first sent."""
    return (message.forward_origin or message).date.astimezone(LIMA).date()


def _kinds(voice: Voice) -> str:
    return voice.either(TABLES)


def _is_admin(context: Context) -> bool:
    user = context.heard.effective_user if context.heard else None
    return user is not None and user.id in context.desk.feeder.admins
