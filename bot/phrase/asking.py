"""A question in words: what can be typed or tapped next, and understood."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.answer import Row
from bot.phrase.figures import PLENTY, noun
from bot.phrase.periods import months
from bot.phrase.scope import centres, filtered, only, scope
from bot.phrase.telling import Telling, about, capital
from bot.question import Choice, Intent, Period, Query, Question, Subject

QUARTER = 3
"""Months; a figure for no longer than this shows that the subject is published by month."""


def ask(t: Telling, question: Question) -> str:
    """The question as a user would type it, in the reply's tongue."""
    return _WORDS.get(question.intent, _count)(about(t, question))


def _share(t: Telling) -> str:
    return t.voice.gettext("What percentage of the {noun} is {name}?", noun=noun(t), name=_name(t))


def _position(t: Telling) -> str:
    return t.voice.gettext("What rank does {name} have by {noun}?", noun=noun(t), name=_name(t))


def _trend(t: Telling) -> str:
    return capital(_timed(t, paced(t)))


def _centres(t: Telling) -> str:
    where = scope(t, replace(t.query, kind=None))
    if t.query.kind is None:
        return t.voice.gettext("Which CITE are there {scope}?", scope=where)
    return t.voice.gettext("Which {centres} are there {scope}?", centres=centres(t, PLENTY), scope=where)


def _profile(t: Telling) -> str:
    return t.voice.gettext("What is {name}?", name=_name(t))


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


def side_by_side(t: Telling, subjects: Sequence[Subject | Choice], period: Period | None) -> str:
    """Asks to compare things."""
    names = t.voice.list([t.registry.name(*subject) for subject in subjects])
    text = t.voice.gettext("Compare {names}", names=names)
    return f"{text} {t.voice.during(period, asked=True)}" if period else text


def _name(t: Telling) -> str:
    query = t.query
    found = t.names("centre", query.centres) + t.names("chain", query.chains) + t.names("region", query.regions)
    return t.voice.list(found)


_WORDS: Mapping[Intent, Callable[[Telling], str]] = {
    Intent.RANKING: _ranking,
    Intent.SHARE: _share,
    Intent.POSITION: _position,
    Intent.TREND: _trend,
    Intent.LIST: _centres,
    Intent.PROFILE: _profile,
    Intent.SOURCE: _source,
}
"""How each kind of question is asked; all others ask for the figure."""


def ranking(t: Telling) -> str:
    """Asks for the latest ranking of centres by what was asked about."""
    # Centres are counted for the whole network only: there is nothing to rank them by.
    indicator = "services" if t.query.indicator == "centres" else t.query.indicator
    return ask(t, Question(Intent.RANKING, Query(indicator, group_by="centre", order="desc")))


def network(t: Telling) -> str:
    """Asks for the latest figure of the whole network."""
    return ask(t, Question(Intent.COUNT))


def working(t: Telling) -> tuple[str, ...]:
    """Three questions that have an answer over any tables: the network's figure, the ranking, a region's centres."""
    regions = Counter(c.region for c in t.registry.centres.values() if c.operating and c.region)
    asked = [Question(Intent.COUNT), Question(Intent.RANKING, Query(group_by="centre", order="desc"))]
    if regions:
        asked.append(Question(Intent.LIST, Query(regions=(regions.most_common(1)[0][0],))))
    else:
        asked.append(Question(Intent.SOURCE))
    return tuple(ask(t, question) for question in asked)


def after_figure(t: Telling, row: Row) -> tuple[str, ...]:
    """What can be asked after one figure: its months, where they are published, its neighbours, the ranking."""
    subject, asked = only(row), []
    if row.period and (months(row.period) or QUARTER + 1) <= QUARTER:
        trend = replace(subject, indicator=t.query.indicator, group_by="month", period=_year(t, row.period))
        asked.append(ask(t, Question(Intent.TREND, trend)))
    elif region := _region(t, row):
        asked.append(ask(t, Question(Intent.LIST, Query(regions=(region,)))))
    return (*asked, ranking(t))


def _year(t: Telling, period: Period) -> Period | None:
    """The year around a period asked for; the latest months need no period."""
    if t.query.period is None or t.question.to_date:
        return None
    return Period(period.start.replace(month=1, day=1), period.end.replace(month=12, day=31))


def about_place(t: Telling) -> list[str]:
    """What the register of centres can say of a place without figures."""
    query = t.query
    if len(query.centres) == 1:
        return [ask(t, Question(Intent.PROFILE, Query(centres=query.centres)))]
    if query.regions and any(centre.region in query.regions for centre in t.registry.centres.values()):
        return [ask(t, Question(Intent.LIST, Query(regions=query.regions)))]
    return []


def _region(t: Telling, row: Row) -> str:
    if row.kind == "centre" and row.id in t.registry.centres:
        return t.registry.centres[row.id].region
    return row.id if row.kind == "region" else ""
