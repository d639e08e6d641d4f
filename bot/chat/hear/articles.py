"""An answer as an article: a line to choose, and the message that it becomes in a chat where the bot is not."""

from dataclasses import replace
from hashlib import blake2b

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard
from telegram import InlineQueryResultArticle as Article
from telegram import InputTextMessageContent as Content

from bot.chat.context import Context
from bot.chat.hear.links import link
from bot.chat.say.html import parts
from bot.message import Message
from bot.phrase import notice
from bot.question import Question
from bot.shorthand import write

LONGEST_ID = 64
"""Bytes (core.telegram.org/bots/api#inlinequeryresultarticle)."""

ITEMS = 3
"""Items of a list that fit below the title of an article."""


def article(context: Context, message: Message, question: Question | None) -> Article:
    """The message as an article; of one too long for Telegram, as much as it takes.

    The button under it opens the bot on the question.
    """
    more = Button(notice("button_more", context.voice).title, url=link(context.bot.username, question))
    return Article(
        id=_id(message, question),
        title=message.title,
        description=_described(message),
        input_message_content=Content(parts(message)[0]),
        reply_markup=Keyboard([[more]]),
    )


def alone(message: Message) -> Message:
    """The message without what can be asked next: where the bot is not, nobody could tap it."""
    return replace(message, prompt="", suggestions=())


def _id(message: Message, question: Question | None) -> str:
    """The question's short word, which no other answer has; of talk, and where it is too long, a digest."""
    word = write(question) if question else None
    if word and len(word) <= LONGEST_ID:
        return word
    return blake2b((word or message.title).encode(), digest_size=LONGEST_ID // 4).hexdigest()


def _described(message: Message) -> str | None:
    """The first of a list, then the source; of what has neither, the first line below the title."""
    found = (" · ".join(message.items[:ITEMS]), *message.footnote[:1])
    return "\n".join(part for part in found if part) or next(iter(message.lines), None)
