"""Inline mode: `@bot servicios cusco` in any chat offers answers as one types; what is typed there is kept nowhere."""

from collections.abc import Sequence

from telegram import InlineQueryResultsButton, Update

from bot.chat.context import Context
from bot.chat.hear.articles import alone, article
from bot.chat.hear.links import WELCOME, payload
from bot.chat.hear.offers import Offers
from bot.phrase import notice
from bot.question import Subject
from bot.reply import Reply

LONGEST = 256
"""Characters of a query (core.telegram.org/bots/api#inlinequery); each name that it may begin is asked for in turn."""

KEPT, FRESH = 300, 5
"""Seconds for which Telegram may show the same answers again; those with favourites change with a tap on a star."""


async def typed(update: Update, context: Context) -> None:
    """Offers answers to what stands behind the bot's name.

    Each user has their own, for they come in the user's language.

    Raises:
        telegram.error.TelegramError: they could not be sent.
    """
    query = update.inline_query
    if not query:
        return
    typed_so_far = query.query[:LONGEST]
    starred = () if typed_so_far.strip() else _starred(context)
    found = Offers(context.facts, context.voice, context.desk.clock()).of(typed_so_far, starred)
    await query.answer(
        [article(context, alone(said.message), said.answer.question) for said in found],
        cache_time=FRESH if starred else KEPT,
        is_personal=True,
        button=_button(context, found),
    )


def _starred(context: Context) -> tuple[Subject, ...]:
    """The user's favourites that the tables still know."""
    registry = context.facts.store.registry
    known = {"centre": registry.centres, "region": registry.regions}
    return tuple(one for one in context.conversation.kept.favourites if one.id in known.get(one.kind, ()))


def _button(context: Context, found: Sequence[Reply]) -> InlineQueryResultsButton:
    """Opens the bot, on the first answer where there is one."""
    question = found[0].answer.question if found else None
    words = notice("button_more", context.voice) if found else notice("button_alone", context.voice)
    return InlineQueryResultsButton(words.title, start_parameter=(question and payload(question)) or WELCOME)
