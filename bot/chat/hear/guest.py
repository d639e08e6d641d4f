"""Guest mode: someone mentions the bot in a chat where it is no member; it answers once and remembers nothing."""

import re

from telegram import Message, Update

from bot.chat.context import Context
from bot.chat.hear.articles import alone, article
from bot.message import Message as Said
from bot.phrase import notice
from bot.question import Intent
from bot.reply import Reply, reply

FIGURES = frozenset({"answered", "partial", "no_data"})
"""How far a question was answered where nothing needs to be asked back."""

PRIVATE = frozenset({Intent.LANGUAGE, Intent.SUBSCRIBE, Intent.UNSUBSCRIBE, Intent.SUBSCRIPTIONS})
"""What changes something for the user; it needs a chat of theirs with the bot."""


async def called(update: Update, context: Context) -> None:
    """Answers a mention in a chat without the bot, in the language of who wrote it.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    message = update.guest_message
    if not message or not message.guest_query_id:
        return
    words = _without_mention(message, context.bot.username)
    said = reply(words, context.facts, context.voice, context.desk.clock())
    context.desk.metrics.asked(said.answer)
    answer = article(context, _answer(context, said), said.answer.question)
    await context.bot.answer_guest_query(message.guest_query_id, answer)


def _without_mention(message: Message, username: str) -> str:
    text = message.text or message.caption or ""
    return re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE).strip()


def _answer(context: Context, said: Reply) -> Said:
    """What is said there; where nothing was found, with the questions that can be asked instead."""
    question = said.answer.question
    if question and question.intent in PRIVATE:
        return notice("guest_alone", context.voice)
    return alone(said.message) if said.answer.status in FIGURES else said.message
