"""A group that becomes a supergroup gets another id; what is known of it goes along."""

from telegram import Update

from bot.chat.context import Context


async def moved(_: Update, context: Context) -> None:
    """Both groups say it, the old and the new: whichever is heard first counts."""
    message = context.message
    if not message:
        return
    old, new = message.migrate_from_chat_id or message.chat_id, message.migrate_to_chat_id or message.chat_id
    await context.desk.move(old, new)
