"""Sharing an answer: its question in words, to be asked through the bot in another chat."""

from datetime import datetime

from bot.chat.context import Context
from bot.languages import LANGUAGES
from bot.phrase import Voice, worded
from bot.reply import Facts, Reply, reply

LONGEST = 256
"""Characters of the longest inline query (core.telegram.org/bots/api#inlinequery)."""


def shared(context: Context, said: Reply) -> str | None:
    """The words to share an answer with; None in groups, and where the bot has no inline mode."""
    if not context.private or not context.bot.supports_inline_queries:
        return None
    return in_words(said, context.facts, context.voice, context.desk.clock())


def in_words(said: Reply, facts: Facts, voice: Voice, now: datetime) -> str | None:
    """Words that get the same figures when they are asked anew; None where there are none, or no figures.

    They are in the voice's tongue or, where that is not understood as well, in Spanish.
    """
    question, rows = said.answer.question, said.answer.rows
    if not question or all(row.value is None for row in rows):
        return None
    for tongue in dict.fromkeys((voice, Voice.of(LANGUAGES[0]))):
        words = worded(question, tongue, facts.store.registry)
        if len(words) <= LONGEST and reply(words, facts, tongue, now).answer.rows == rows:
            return words
    return None
