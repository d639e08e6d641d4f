"""Long rankings as a table of a rich message: whole, and not by the page (Bot API 10.1, where it is switched on)."""

import logging
from functools import partial
from typing import Any

from telegram import InlineKeyboardMarkup, Message
from telegram.error import BadRequest, EndPointNotFound

from bot.chat.address import Address
from bot.chat.context import Context
from bot.chat.say.keyboards import under
from bot.chat.say.sending import hand_over
from bot.chat.say.unwelcome import unwelcome
from bot.length import units
from bot.message import plain
from bot.phrase.roll import Roll, roll
from bot.reply import Reply

Block = dict[str, Any]

ROWS, LONGEST = 400, 32_000
"""Rows and characters that are surely taken; with all else, 500 blocks and 32,768 characters are."""

log = logging.getLogger(__name__)


async def shown(context: Context, said: Reply) -> bool:
    """Sends a ranking of more than a page as a table; False where it is none, or Telegram takes no such tables.

    Raises:
        telegram.error.TelegramError: it could not be sent, for a reason that concerns any message.
    """
    desk = context.desk
    if not desk.rich or said.message.pages == 1 or desk.truce.holds(desk.clock()):
        return False
    found = roll(said.answer, context.voice, context.facts.store.registry)
    if not found or not _fits(found):
        return False
    keyboard = under(context, said, whole=True).keyboard
    try:
        await hand_over(context, partial(_table, context, blocks(found), keyboard))
    except (BadRequest, EndPointNotFound) as error:
        if not unwelcome(error):
            log.warning("tables of rich messages are not tried for a while: %s", error.message)
            desk.truce.begin(desk.clock())
        return False
    return True


def blocks(whole: Roll) -> list[Block]:
    """The title, the table, what it covers, its sources."""
    header = [{**_cell(name, number), "is_header": True} for number, name in enumerate(whole.header)]
    rows = [[_cell(text, number) for number, text in enumerate(row)] for row in whole.rows]
    said = whole.message
    return [
        {"type": "heading", "text": said.title, "size": 3},
        {"type": "table", "cells": [header, *rows], "is_striped": True, "is_compact": True},
        *({"type": "paragraph", "text": line} for line in said.lines),
        *({"type": "footer", "text": line} for line in said.footnote),
    ]


def _cell(text: str, column: int) -> Block:
    """Ranks and figures stand at the right, names between them at the left."""
    return {"text": text, "align": "left" if column == 1 else "right", "valign": "top"}


def _fits(whole: Roll) -> bool:
    letters = units(plain(whole.message)) + sum(units(text) for row in (whole.header, *whole.rows) for text in row)
    return len(whole.rows) <= ROWS and letters <= LONGEST


async def _table(context: Context, content: list[Block], keyboard: InlineKeyboardMarkup | None, to: Address) -> Message:
    sent: Message = await context.bot.do_api_request(
        "sendRichMessage",
        {
            **to.parameters,
            "rich_message": {"blocks": content, "skip_entity_detection": True},
            "reply_markup": keyboard,
        },
        return_type=Message,
    )
    return sent
