"""A question in words: what can be typed or tapped next, and understood."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.message import Suggestion
from bot.phrase.figures import PLENTY, noun
from bot.phrase.scope import called, centres, filtered, scope
from bot.phrase.telling import Telling, about, capital
from bot.question import Intent, Question


def ask(t: Telling, question: Question) -> str:
    """The question as a user would type it, in the reply's tongue."""
    return _WORDS.get(question.intent, _count)(about(t, question))


def suggest(t: Telling, question: Question) -> Suggestion:
    """The question as one that can be asked next."""
    return Suggestion(ask(t, question), question)


def _share(t: Telling) -> str:
    return t.voice.gettext("What percentage of the {noun} is {name}?", noun=noun(t), name=names(t))


def _position(t: Telling) -> str:
    return t.voice.gettext("What rank does {name} have by {noun}?", noun=noun(t), name=names(t))


def _trend(t: Telling) -> str:
    return capital(_timed(t, paced(t)))


def _centres(t: Telling) -> str:
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
    what, where = noun(t), _timed(t, scope(t, query))
    if t.question.goal:
        return voice.gettext("What is the goal of {noun} {scope}?", noun=what, scope=where)
    if query.indicator == "services":
        return voice.gettext("How many {noun} were there {scope}?", noun=what, scope=where)
    if query.indicator == "clients":
        return voice.gettext("What is the number of {noun} {scope}?", noun=what, scope=where)
    return capital(f"{what} {where}")


def _ranking(t: Telling) -> str:
    voice, what = t.voice, noun(t)
    what = _timed(t, f"{what} {scope(t, t.query)}" if filtered(t.query) else what)
    match t.query.group_by:
        case "region":
            return voice.gettext("Which regions have the most {noun}?", noun=what)
        case "chain":
            return voice.gettext("Which chains have the most {noun}?", noun=what)
        case _:
            return voice.gettext("Which CITE have the most {noun}?", noun=what)


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


def _timed(t: Telling, text: str) -> str:
    period = t.query.period
    return f"{text} {t.voice.during(period, asked=True)}" if period else text


def _compare(t: Telling) -> str:
    """Things side by side; of periods of one thing, the figure of each."""
    if not t.question.compared:
        return _count(t)
    found = t.voice.list([t.registry.name(*subject) for subject in t.question.compared])
    return _timed(t, t.voice.gettext("Compare {names}", names=found))


def names(t: Telling) -> str:
    """The places that a question names, in a row; empty where there is none."""
    query = t.query
    found = called(t, query.centres) + t.names("chain", query.chains) + t.names("region", query.regions)
    return t.voice.list(found)


_WORDS: Mapping[Intent, Callable[[Telling], str]] = {
    Intent.RANKING: _ranking,
    Intent.COMPARE: _compare,
    Intent.SHARE: _share,
    Intent.POSITION: _position,
    Intent.TREND: _trend,
    Intent.LIST: _centres,
    Intent.PROFILE: _profile,
    Intent.SOURCE: _source,
}
"""How each kind of question is asked; all others ask for the figure."""
