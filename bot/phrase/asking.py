"""A question in words: what can be typed or tapped next, and understood."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answer import CALENDAR, Answer, Status
from bot.message import Suggestion
from bot.phrase.asked_parts import names, timed
from bot.phrase.asking_compare import compare_asked
from bot.phrase.asking_ranking import ranking_asked
from bot.phrase.asking_share import share_asked
from bot.phrase.figures import PLENTY, noun
from bot.phrase.scope import centres, scope
from bot.phrase.telling import Telling, about, capital
from bot.phrase.voice import Voice
from bot.question import Intent, Question
from bot.registry import Registry


def ask(t: Telling, question: Question) -> str:
    """The question as a user would type it, in the reply's tongue."""
    return _WORDS.get(question.intent, _figures)(about(t, question))


def worded(question: Question, voice: Voice, registry: Registry) -> str:
    """The question as a user would type it in that voice's tongue; nearly all mean the same when asked anew."""
    return ask(Telling(Answer(Status.ANSWERED, question, question), voice, registry), question)


def suggest(t: Telling, question: Question) -> Suggestion:
    """The question as one that can be asked next."""
    return Suggestion(ask(t, question), question)


def _position(t: Telling) -> str:
    return t.voice.gettext("What rank does {name} have by {noun}?", noun=timed(t, noun(t)), name=names(t))


def _trend(t: Telling) -> str:
    return capital(timed(t, paced(t)))


def _centres(t: Telling) -> str:
    if t.query.group_by:
        return ranking_asked(t)
    where = scope(t, replace(t.query, kind=None))
    if t.query.kind is None:
        return t.voice.gettext("Which CITE are there {scope}?", scope=where)
    return t.voice.gettext("Which {centres} are there {scope}?", centres=centres(t, PLENTY), scope=where)


def _profile(t: Telling) -> str:
    return t.voice.gettext("What is {name}?", name=names(t))


def _source(t: Telling) -> str:
    return t.voice.gettext("Where do the figures come from?")


def _count(t: Telling) -> str:
    voice, query = t.voice, t.query
    what, where = noun(t), timed(t, scope(t, query))
    if t.question.goal:
        return voice.gettext("What is the goal of {noun} {scope}?", noun=what, scope=where)
    if max(len(query.centres), len(query.chains), len(query.regions)) > 1:
        return voice.gettext("Sum of {noun} {scope}", noun=what, scope=where)
    if query.indicator == "services":
        return voice.gettext("How many {noun} were there {scope}?", noun=what, scope=where)
    if query.indicator == "clients":
        return voice.gettext("What is the number of {noun} {scope}?", noun=what, scope=where)
    return capital(f"{what} {where}")


def paced(t: Telling) -> str:
    """What is counted where, month by month, quarter by quarter or year by year."""
    what, where = noun(t), scope(t, t.query)
    match t.query.group_by:
        case "year":
            return t.voice.gettext("{noun} {scope} by year", noun=what, scope=where)
        case "quarter":
            return t.voice.gettext("{noun} {scope} by quarter", noun=what, scope=where)
        case _:
            return t.voice.gettext("{noun} {scope} by month", noun=what, scope=where)


def _summary(t: Telling) -> str:
    query = t.query
    if query.indicator == "services" and not (query.service_types or query.client_types or query.kind):
        subject = names(t) or t.voice.gettext("CITE network")
    else:
        subject = f"{noun(t)} {scope(t, query)}"
    return timed(t, t.voice.gettext("Summary: {subject}", subject=subject))


def _figures(t: Telling) -> str:
    """By how the figures are arranged: side by side, through time, by rank, or one alone."""
    query, question = t.query, t.question
    if question.compared or question.periods:
        return compare_asked(t)
    if query.group_by is None:
        return _count(t)
    return _trend(t) if query.group_by in CALENDAR and not (query.order or query.limit) else ranking_asked(t)


_WORDS: Mapping[Intent, Callable[[Telling], str]] = {
    Intent.RANKING: ranking_asked,
    Intent.SHARE: share_asked,
    Intent.POSITION: _position,
    Intent.TREND: _trend,
    Intent.LIST: _centres,
    Intent.PROFILE: _profile,
    Intent.SUMMARY: _summary,
    Intent.SOURCE: _source,
}
"""How each kind of question is asked; all others ask for the figures."""
