"""Question → Answer: each kind of question by its own rule."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.answer import Answer, Status
from bot.lookup.asking import Asking
from bot.lookup.census import census
from bot.lookup.compare import compare
from bot.lookup.count import count
from bot.lookup.crossing import crosses
from bot.lookup.further import further
from bot.lookup.listing import latest, list_centres, profile, summary
from bot.lookup.periods import calendar_unit
from bot.lookup.position import position
from bot.lookup.ranking import ranking
from bot.lookup.share import share
from bot.lookup.store import Store
from bot.lookup.trend import calendar_ranking, trend
from bot.question import Ambiguous, Intent, NotUnderstood, OutOfScope, Query, Question, Understanding


def look_up(asked: Understanding, store: Store, today: date) -> Answer:
    """What the tables say to a question asked on a day; what was not understood stays so."""
    if isinstance(asked, Question):
        asking = Asking(asked, store, today)
        if asked.intent in COUNTED and crosses(asked, store):
            return replace(asking.answer(Status.NO_DATA), crossed=True)
        answer = RULES.get(asked.intent, _plain)(asking)
        return replace(answer, further=further(asking)) if asked.intent in FOLLOWED else answer
    return Answer(_SILENT[type(asked)], asked)


_SILENT: dict[type[Understanding], Status] = {
    Ambiguous: Status.AMBIGUOUS,
    NotUnderstood: Status.NOT_UNDERSTOOD,
    OutOfScope: Status.OUT_OF_SCOPE,
}


def _count(asking: Asking) -> Answer:
    """One figure, or one for each group."""
    by = asking.query.group_by
    if by is None:
        return count(asking)
    return trend(asking) if calendar_unit(by) and not _ordered(asking.query) else _ranking(asking)


def _ranking(asking: Asking) -> Answer:
    return calendar_ranking(asking) if calendar_unit(asking.query.group_by) else ranking(asking)


def _ordered(query: Query) -> bool:
    return query.order is not None or query.at_least is not None or query.at_most is not None


def _list(asking: Asking) -> Answer:
    """The centres themselves, or how many of them each region or chain has."""
    match asking.query.group_by:
        case "region" | "chain" as by:
            return census(asking, by)
        case _:
            return list_centres(asking)


def _compare(asking: Asking) -> Answer:
    """What stands side by side, if anything does; else what was asked for alone."""
    return compare(asking) if asking.question.compared or asking.question.periods else _count(asking)


def _plain(asking: Asking) -> Answer:
    """Greetings, thanks and the like need no figures."""
    return asking.answer(Status.ANSWERED)


COUNTED: dict[Intent, Callable[[Asking], Answer]] = {
    Intent.COUNT: _count,
    Intent.RANKING: _ranking,
    Intent.POSITION: position,
    Intent.COMPARE: _compare,
    Intent.SHARE: share,
    Intent.TREND: trend,
    Intent.SUMMARY: summary,
    Intent.CHART: _compare,
    Intent.EXPORT: _compare,
}
"""The rule of each intent that is answered with figures of what was asked."""

RULES: dict[Intent, Callable[[Asking], Answer]] = {
    **COUNTED,
    Intent.LIST: _list,
    Intent.PROFILE: profile,
    Intent.SOURCE: latest,
    Intent.HELP: latest,
}
"""The rule of each intent; those that are not here need no figures."""

FOLLOWED = frozenset({*COUNTED, Intent.LIST, Intent.PROFILE})
"""The intents whose subject can be asked about further."""
