"""Who may decide what the bot sends to a chat by itself."""

from functools import partial

from telegram import ChatMember
from telegram.error import BadRequest

from bot.chat.context import Context

ADMINS = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})


async def may_decide(context: Context) -> bool:
    """Whether who writes or taps may: in private always, in a group who administers it at this moment.

    Raises:
        telegram.error.TelegramError: Telegram could not be asked.
    """
    if context.private:
        return True
    update, chat = context.heard, context.chat
    user = update and update.effective_user
    if not update or not chat or not user:
        return False
    written = update.message or update.edited_message
    if written and written.sender_chat == chat:  # An admin who writes in the name of the group.
        return True
    try:
        member = await context.desk.patience.deliver(partial(context.bot.get_chat_member, chat.id, user.id))
    except BadRequest:  # Of who is no member, or has left, Telegram knows no rights.
        return False
    return member.status in ADMINS
