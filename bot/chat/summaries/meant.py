"""Which of several things that a chat is sent somebody means by what they named."""

from collections.abc import Sequence

from bot.chat.context import Context
from bot.chat.summaries.subscriptions import asked_by
from bot.memory import Subscription
from bot.question import Intent, Query, Question

_NAMING = ("centres", "regions", "chains", "service_types", "client_types")
"""The fields of a query in which something is named."""


def names_something(asked: Question) -> bool:
    """Whether it was said which, by what it is about or by when it comes."""
    return asked.query != Query() or bool(asked.timing.every) or asked.wanted is not None


def meant(context: Context, found: Sequence[Subscription], asked: Question) -> list[Subscription]:
    """Those about what was named, that come as often as was said; all where nothing was."""
    fitting = ((one, asked_by(context, one)) for one in found if _fits(one, asked))
    return [one for one, question in fitting if _about(question, asked.query) and _of_kind(question, asked.wanted)]


def _fits(one: Subscription, asked: Question) -> bool:
    timing, rhythm = asked.timing, one.wish.rhythm
    if timing.every is None:
        return True
    return timing.every == rhythm.every and timing.day in {None, rhythm.day}


def _of_kind(question: Question | None, wanted: Intent | None) -> bool:
    return wanted is None or (question is not None and question.intent is wanted)


def _about(question: Question | None, named: Query) -> bool:
    if question is None:
        return named == Query()
    sent = {id_ for field in _NAMING for id_ in getattr(question.query, field)} | {id_ for _, id_ in question.compared}
    wanted = {id_ for field in _NAMING for id_ in getattr(named, field)}
    return wanted <= sent
