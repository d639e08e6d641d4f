"""The question that a draft makes by itself: its intent, and the rest by the intent."""

from collections.abc import Callable
from datetime import date

from bot.question import GroupBy, Intent, Question
from bot.registry import Registry
from bot.understand.asking import Asking
from bot.understand.comparing import compare
from bot.understand.draft import TIME, Draft
from bot.understand.figures import figures_of
from bot.understand.intents import intent_of
from bot.understand.periods import Periods

_WHOLE_YEARS = (1, 12)
_ORDERED = frozenset({"more", "less", "ranking", "first", "last", "ascending", "podium"})


def question_of(draft: Draft, today: date, registry: Registry, year: int | None = None) -> Question:
    """The question that a draft makes by itself; `year` is that of the conversation, for a month said without one."""
    moments = Periods(draft.moments).dated(today, year) if draft.moments else ()
    intent = intent_of(draft, moments)
    drawn = intent in {Intent.CHART, Intent.EXPORT}
    asking = Asking.of(figures_of(draft, moments) if drawn else intent, draft, moments, today)
    if not asking.centres:
        asking.centres = _centres_meant(asking, registry)
    complete = _COMPLETING.get(asking.intent)
    if complete:
        complete(asking)
    if drawn and not (asking.intent is Intent.LIST and asking.group_by):  # centres that are counted are no figures
        asking.intent = intent
    return asking.question()


def _centres_meant(asking: Asking, registry: Registry) -> tuple[str, ...]:
    """Centres meant by what they are, in the regions asked for: planned, closed, or technical units."""
    draft = asking.draft
    if draft.has("planned", "closed"):
        found = registry.where("status", "planned" if "planned" in draft.cues else "closed")
    elif "unit" in draft.cues and draft.subjects.plural:
        found = [centre for centre in registry.where("type", "technical-unit") if centre.operating]
    else:
        return ()
    return tuple(centre.id for centre in found if not asking.regions or centre.region in asking.regions)


def _rank(asking: Asking) -> None:
    draft = asking.draft
    group: GroupBy = draft.asked_which or draft.group or "centre"
    less = draft.has("less", "ascending") or ("last" in draft.cues and not draft.has("first", "more"))
    asking.group_by, asking.order = group, "asc" if less else "desc"
    asking.limit = draft.limit
    if asking.limit is None and not draft.limited:
        asking.limit = draft.rank or (1 if draft.one or _one_winner(draft) else None)
    if group == "region" and len(asking.regions) == 1 and not draft.has("more", "less"):
        asking.regions = ()  # one region alone makes no ranking of regions


def _one_winner(draft: Draft) -> bool:
    """Who did more is one ("¿quién dio más?"); rankings, tops and groups show all."""
    return (
        ("which" in draft.cues or (draft.subjects.head and not draft.subjects.plural))
        and draft.has("more", "less")
        and not draft.has("ranking", "first", "last")
        and draft.asked_which is None
        and draft.group is None
        and not draft.several
    )


def _place(asking: Asking) -> None:
    """Among which things a place is asked for: those of the kind named."""
    draft = asking.draft
    kinds = {row.kind for row in draft.subjects.named}
    asking.order = "asc" if "less" in draft.cues else "desc"
    asking.group_by = "centre"
    if "centre" in kinds:
        return
    if draft.group in {"region", "chain"}:
        asking.group_by = draft.group
    elif kinds:
        asking.group_by = "region" if "region" in kinds else "chain"


def _share(asking: Asking) -> None:
    """The part is the place named; where there is none, or "son capacitaciones" is asked, it is the type."""
    draft = asking.draft
    named, types = draft.subjects.named, draft.subjects.types
    kinds = {row.kind for row in named}
    if types and (not named or draft.types_last):
        asking.group_by = "service_type" if types[0].kind == "service_type" else "client_type"
    elif "centre" in kinds and kinds & {"region", "chain"}:
        asking.whole = next(row.subject for row in named if row.kind != "centre")
        asking.regions = asking.chains = ()
    elif kinds >= {"region", "chain"} and named[0].kind == "chain" and draft.share_first:
        asking.whole = next(row.subject for row in named if row.kind == "region")
    elif draft.group and not named:
        asking.group_by = draft.group


def _run(asking: Asking) -> None:
    """A trend goes month by month, or year by year over whole years, unless it was said otherwise."""
    period, group = asking.period, asking.draft.group
    if group in TIME:
        asking.group_by = group
        return
    several_years = period is not None and period.end.year > period.start.year
    whole = period is not None and (period.start.month, period.end.month) == _WHOLE_YEARS
    asking.group_by = "year" if several_years and whole else "month"


def _list(asking: Asking) -> None:
    asking.period, asking.limit = None, asking.draft.limit
    by = asking.draft.census
    one_place = by == "region" and len(asking.regions) == 1  # its centres tell their towns
    if by and not one_place:
        _spread(asking, by)


def _spread(asking: Asking, by: GroupBy) -> None:
    """How many each region or chain has; in an order, and cut off at the first, only where that was asked for."""
    if asking.draft.has(*_ORDERED):
        _rank(asking)
    asking.group_by = by


def _subscribe(asking: Asking) -> None:
    """What is to be sent, as far as it was said: figures set in order or side by side, or else a summary."""
    draft = asking.draft
    asking.moments = ()  # what is sent is of the newest figures each time
    wanted, subjects = figures_of(draft, ()), draft.subjects
    named = subjects.named or subjects.types or subjects.choices
    if wanted in _SENT and _complete_enough(wanted, draft):
        asking.wanted = wanted
        _COMPLETING[wanted](asking)
    elif named or draft.said or draft.kind or draft.has("network", "summary"):
        asking.wanted = Intent.SUMMARY


def _manage(asking: Asking) -> None:
    """Which of the things that are sent is meant, as far as its kind was named: "pausa el ranking"."""
    wanted = figures_of(asking.draft, ())
    if wanted in _SENT and _complete_enough(wanted, asking.draft):
        asking.wanted = wanted


def _complete_enough(wanted: Intent, draft: Draft) -> bool:
    """Whether it is said of what; growth between two years stays what it was, so that a summary is sent."""
    if wanted in {Intent.SHARE, Intent.POSITION}:
        return bool(draft.subjects.named)
    return wanted is not Intent.COMPARE or (len(draft.subjects.side_by_side) > 1 and "growth" not in draft.cues)


_SENT = frozenset({Intent.RANKING, Intent.COMPARE, Intent.SHARE, Intent.POSITION, Intent.TREND})

_COMPLETING: dict[Intent, Callable[[Asking], None]] = {
    Intent.RANKING: _rank,
    Intent.POSITION: _place,
    Intent.COMPARE: compare,
    Intent.SHARE: _share,
    Intent.TREND: _run,
    Intent.LIST: _list,
    Intent.SUBSCRIBE: _subscribe,
    Intent.UNSUBSCRIBE: _manage,
    Intent.SUBSCRIPTIONS: _manage,
}
