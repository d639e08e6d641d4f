"""Chats that come to an end or move: what is kept of them goes, or goes with them."""

import logging

from telegram import ChatMember, Update

from bot.chat.context import Context
from bot.memory import CannotRemember

GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})
"""What the bot is in a chat whose owner has blocked it, or that it is no longer in."""

log = logging.getLogger(__name__)


async def standing(update: Update, context: Context) -> None:
    """Deletes what is kept of a chat that the bot can no longer write to."""
    changed = update.my_chat_member
    if not changed or changed.new_chat_member.status not in GONE:
        return
    try:
        await context.desk.forget(changed.chat.id)
    except CannotRemember as fault:
        log.error("what is kept of chat %s, which is gone, cannot be deleted: %s", changed.chat.id, fault)  # noqa: TRY400


async def moved(_: Update, context: Context) -> None:
    """A group has become a supergroup, which both say: what is kept of the one is the other's from now on."""
    message = context.message
    if not message:
        return
    old, new = message.migrate_from_chat_id or message.chat_id, message.migrate_to_chat_id or message.chat_id
    try:
        await context.desk.move(old, new)
    except CannotRemember as fault:
        log.error("what is kept of chat %s cannot be moved to %s: %s", old, new, fault)  # noqa: TRY400
