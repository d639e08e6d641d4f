"""Words in place of a chart or a file, with a word on why."""

from dataclasses import replace

from bot.chat.context import Context
from bot.chat.say.keyboards import under
from bot.chat.say.sending import say
from bot.chat.say.taps import Act
from bot.message import Message
from bot.reply import Reply


async def in_words(context: Context, said: Reply, why: Message, missing: Act) -> None:
    """Says a reply as words, and why it is words; the button for what is `missing` is left out.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    message = said.message
    if said.answer.rows:
        message = replace(message, lines=(*message.lines, why.title))
    await say(context, *under(context, replace(said, message=message), without=missing))
