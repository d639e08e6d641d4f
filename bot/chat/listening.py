"""Before anything is answered: what is kept of the chat comes to mind."""

from telegram import Update

from bot.chat.context import Context


async def listen(_: Update, context: Context) -> None:
    """Fetches what is kept of the chat, so that it is answered in its language."""
    await context.recall()
