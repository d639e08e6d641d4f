"""Deep links: `https://t.me/<bot>?start=…` opens the bot on a question.

A centre's profile is `c_<id>`, a region's figure `r_<id>`, the ranking of centres `ranking`; any other question, and
one whose id does not fit, is `q_` and its short word.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.chat.context import Context
from bot.chat.say.answers import ask, say, show
from bot.phrase import notice
from bot.question import Intent, Query, Question
from bot.registry import Registry
from bot.reply import Facts
from bot.shorthand import Unreadable, write

WELCOME = "inline"
"""What the button over inline results carries when it has no question: the bot only greets."""

RANKING = Question(Intent.RANKING, Query(group_by="centre", order="desc"))

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a deep link can carry (core.telegram.org/bots/features#deep-linking)."""


def link(username: str, question: Question | None = None) -> str:
    """The address that opens the bot on a question; without one, or on one that no link can carry, just the bot."""
    carried = payload(question) if question else None
    return f"https://t.me/{username}?start={carried}" if carried else f"https://t.me/{username}"


def payload(question: Question) -> str | None:
    """What the link to a question carries; None where it is talk or too long."""
    return next((text for text in _candidates(replace(question, stands=())) if _PAYLOAD.fullmatch(text)), None)


def read(text: str, facts: Facts) -> Question:
    """The question that a link carries.

    Raises:
        Unreadable: it is of an older version, of nobody, or about what is no longer there.
    """
    kind, _, rest = text.partition("_")
    question = _plain(kind, rest, facts.store.registry)
    if question:
        return question
    if kind != "q":
        raise Unreadable
    return facts.words.read(rest)


async def follow(context: Context, carried: str) -> bool:
    """Answers the question that a link carries; says whether there was one. Of an old link it says that it is one.

    Raises:
        telegram.error.TelegramError: it could not be sent.
    """
    if carried == WELCOME:
        return False
    try:
        question = read(carried, context.facts)
    except Unreadable:
        await say(context, notice("link_old", context.voice))
        return False
    await show(context, ask(context, question))
    return True


def _candidates(question: Question) -> Iterator[str]:
    """The ways to carry a question, the shortest to read first."""
    if question == RANKING:
        yield "ranking"
    if len(question.query.centres) == 1 and question == _profile(*question.query.centres):
        yield f"c_{question.query.centres[0]}"
    if len(question.query.regions) == 1 and question == _figure(*question.query.regions):
        yield f"r_{question.query.regions[0]}"
    if word := write(question):
        yield f"q_{word}"


def _plain(kind: str, id_: str, registry: Registry) -> Question | None:
    """The question of a link that names a row of the tables, or the ranking."""
    if (kind, id_) == ("ranking", ""):
        return RANKING
    if kind == "c" and id_ in registry.centres:
        return _profile(id_)
    if kind == "r" and id_ in registry.regions:
        return _figure(id_)
    return None


def _profile(centre: str) -> Question:
    return Question(Intent.PROFILE, Query(centres=(centre,)))


def _figure(region: str) -> Question:
    return Question(Intent.COUNT, Query(regions=(region,)))
