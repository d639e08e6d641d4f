"""Free text: the road from what was typed to what is said, and what the chat remembers of it."""

from telegram import Update

from bot.chat.answers import say
from bot.chat.buttons import keyboard
from bot.chat.context import Context
from bot.languages import names_none
from bot.phrase import notice
from bot.reply import reply


async def question(update: Update, context: Context) -> None:
    """Answers what was typed, or the words under a picture, as the next turn of this chat's conversation."""
    message, conversation = update.effective_message, context.conversation
    text = (message and (message.text or message.caption)) or ""
    said = reply(text, context.desk.facts, context.voice, context.desk.clock(), conversation.turn)
    conversation.turn = said.turn
    conversation.language = said.language or conversation.language
    if names_none(said):
        await say(context, notice("language_choose", context.voice), keyboard())
    else:
        await say(context, said.message)
