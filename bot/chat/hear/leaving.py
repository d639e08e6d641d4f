"""Chats that come to an end, as when the bot is blocked or thrown out: what is kept of them goes."""

import logging

from telegram import ChatMember, ChatMemberRestricted, Update

from bot.chat.context import Context
from bot.memory import CannotRemember

GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})
"""What the bot is in a chat whose owner has blocked it, or that it is no longer in, if nothing restricted it before."""

log = logging.getLogger(__name__)


async def standing(update: Update, context: Context) -> None:
    """Deletes what is kept of a chat that the bot can no longer write to."""
    changed = update.my_chat_member
    if not changed or not _gone(changed.new_chat_member):
        return
    try:
        await context.desk.forget(changed.chat.id)
    except CannotRemember as fault:
        log.error("what is kept of a chat that is gone cannot be deleted: %s", fault)  # noqa: TRY400


def _gone(now: ChatMember) -> bool:
    return now.status in GONE or (isinstance(now, ChatMemberRestricted) and not now.is_member)
