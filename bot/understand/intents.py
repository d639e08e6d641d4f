"""What kind of answer a draft asks for, and the question that it makes."""

from dataclasses import replace
from datetime import date
from typing import Literal, cast

from bot.question import GroupBy, Intent, Order, Period, Query, Question, Subject
from bot.registry import NETWORK, Registry
from bot.understand.draft import Draft
from bot.understand.moments import Moment, months_back, whole_year
from bot.understand.periods import contiguous, sort_of, year_earlier

_TALK = (
    ("unsubscribe", Intent.UNSUBSCRIBE),
    ("subscriptions", Intent.SUBSCRIPTIONS),
    ("subscribe", Intent.SUBSCRIBE),
)
_SMALL_TALK = (("help", Intent.HELP), ("thanks", Intent.THANKS), ("bye", Intent.THANKS), ("greeting", Intent.GREETING))
_TIME = frozenset({"month", "quarter", "year"})
_RANKED = ("ranking", "ascending", "first", "last")
_FEW = 2


def question_of(draft: Draft, today: date, registry: Registry, year: int | None = None) -> Question:
    """The question that a draft makes by itself; `year` is that of the conversation, for a month said without one."""
    moments = _dated(draft, today, year)
    query = _query(draft, moments)
    if draft.has("planned", "closed") and not query.centres:
        query = replace(query, centres=_not_working(draft, query, registry))
    if draft.has("unit") and draft.subjects.plural and not query.centres:
        query = replace(query, centres=_units(query, registry))
    intent = _intent(draft, moments)
    if intent in {Intent.CHART, Intent.EXPORT}:
        return replace(_complete(_figures(draft, moments), draft, query, moments, registry, today), intent=intent)
    return _complete(intent, draft, query, moments, registry, today)


def _dated(draft: Draft, today: date, year: int | None) -> tuple[Moment, ...]:
    from bot.understand.periods import Periods  # noqa: PLC0415

    return Periods(draft.moments).dated(today, year)


def _query(draft: Draft, moments: tuple[Moment, ...]) -> Query:
    subjects = draft.subjects
    return Query(
        indicator=draft.indicator or "services",
        service_types=subjects.of("service_type"),
        client_types=subjects.of("client_type"),
        centres=subjects.of("centre"),
        regions=subjects.of("region"),
        chains=subjects.of("chain"),
        kind=cast(Literal["public", "private"] | None, draft.kind),
        period=_span(moments),
        at_least=draft.at_least,
        at_most=draft.at_most,
    )


def _not_working(draft: Draft, query: Query, registry: Registry) -> tuple[str, ...]:
    """The centres that are planned, or closed, in the regions asked for."""
    status = "planned" if draft.has("planned") else "closed"
    return tuple(
        c.id for c in registry.centres.values() if c.status == status and (not query.regions or c.region in query.regions)
    )


def _units(query: Query, registry: Registry) -> tuple[str, ...]:
    """The technical units that operate, in the regions asked for."""
    return tuple(
        c.id
        for c in registry.centres.values()
        if c.type == "technical-unit" and c.operating and (not query.regions or c.region in query.regions)
    )


def _span(moments: tuple[Moment, ...]) -> Period | None:
    """One period for all moments: the stretch from the first day to the last."""
    if not moments:
        return None
    return Period(min(m.period.start for m in moments), max(m.period.end for m in moments))


# --- which intent ----------------------------------------------------------------------------------------------


def _intent(draft: Draft, moments: tuple[Moment, ...]) -> Intent:
    for cue, intent in _TALK:
        if draft.has(cue):
            return intent
    if language_asked(draft) is not None:
        return Intent.LANGUAGE
    asks = (
        draft.has("quantity", "share", "position", "ranking", "compare", "growth", "trend")
        or draft.indicator is not None
    )
    if draft.has("source") and not (asks and draft.subjects.named):
        return Intent.SOURCE
    chatty = draft.empty or (draft.has("thanks") and not asks_figures(draft))
    if chatty and not draft.has("summary", "ranking", "network"):
        for cue, intent in _SMALL_TALK:
            if draft.has(cue):
                return intent
    if draft.has("chart"):
        return Intent.CHART
    if draft.has("export"):
        return Intent.EXPORT
    return _figures(draft, moments)


def asks_figures(draft: Draft) -> bool:
    """Whether anything beyond a lone indicator was said."""
    return bool(draft.subjects.named or draft.subjects.types or draft.moments) or draft.has(
        "quantity", "ranking", "share"
    )


def language_asked(draft: Draft) -> str | None:
    """The tongue asked for, "" for the choice of tongues, None when the message is about something else."""
    if not draft.empty or draft.has("network", "ranking"):
        return None
    for tongue in ("en", "qu", "es"):
        if draft.has(f"language_{tongue}"):
            return tongue
    return "" if draft.has("language") else None


def _figures(draft: Draft, moments: tuple[Moment, ...]) -> Intent:  # noqa: C901, PLR0911, PLR0912 - the order of the rules is the rule
    subjects = draft.subjects
    counts = draft.indicator is not None or subjects.types
    limited = draft.at_least is not None or draft.at_most is not None
    several = len(set(_level(draft))) >= _FEW and not draft.head_and_place and not draft.has("together")
    if (
        draft.has("profile")
        and subjects.of("centre")
        and not counts
        and not moments
        and not draft.has("quantity", "share")
    ):
        return Intent.PROFILE
    if draft.has("growth") and not draft.has("trend"):
        return Intent.TREND if draft.group in _TIME or _many_years(moments) else Intent.COMPARE
    if draft.has("share"):
        return Intent.SHARE
    if draft.has("position") and not (draft.has("which") and draft.has("more", "less") and not subjects.named):
        return Intent.POSITION
    if _listed(draft, moments) and not limited:
        return Intent.LIST
    if draft.group in _TIME and not (draft.one or draft.limit):
        return Intent.TREND
    if limited or draft.has("ranking", "ascending", "podium") or (draft.limit and draft.has(*_RANKED, "more", "less")):
        return Intent.RANKING
    paired = len(moments) > 1 or bool(moments and draft.between and moments[0].ends)
    if draft.has("compare") and (len(subjects.named) > 0 or paired or len(subjects.types) > 1):
        return Intent.COMPARE
    if several or (
        len({n.subject for n in subjects.types}) >= _FEW and draft.asked_which is None and draft.has("more", "less")
    ):
        return Intent.COMPARE
    if len(moments) >= _FEW and draft.has("more", "less") and draft.asked_which is None:
        return Intent.COMPARE
    if (draft.asked_which and (draft.has("more", "less") or counts)) or (draft.rank and not subjects.named):
        return Intent.RANKING
    if draft.has("more", "less") and subjects.head and not subjects.of("centre") and not draft.has("quantity"):
        return Intent.RANKING
    if draft.has("trend"):
        return Intent.TREND
    if draft.group and draft.group not in _TIME:
        return Intent.RANKING
    if draft.has("more", "less") and draft.has("which") and not draft.has("quantity"):
        return Intent.RANKING
    if len(moments) >= _FEW and _apart(draft, moments):
        return Intent.COMPARE
    if draft.has("summary"):
        return Intent.SUMMARY
    if draft.has("profile") and subjects.of("centre") and not counts:
        return Intent.PROFILE
    return Intent.COUNT


def _many_years(moments: tuple[Moment, ...]) -> bool:
    return len(moments) == 1 and moments[0].period.end.year - moments[0].period.start.year >= _FEW


def _listed(draft: Draft, moments: tuple[Moment, ...]) -> bool:
    """Centres themselves are asked for, not figures about them."""
    if draft.indicator is not None or draft.subjects.types or draft.subjects.choices or draft.subjects.of("centre"):
        return False
    if draft.has("more", "less", "ranking", "first", "last", "compare", "trend", "summary", "position"):
        return False
    if moments and not draft.counted:
        return False
    if draft.counted:
        return True
    if not (draft.subjects.head or draft.kind):
        return False
    if draft.asked_which == "centre" or draft.has("list"):
        return True
    return draft.subjects.plural or (draft.kind is not None and not draft.has("quantity"))


def _level(draft: Draft) -> list[Subject]:
    """Things named side by side: of one kind, or centres beside regions."""
    kinds = [n.kind for n in draft.subjects.named]
    if set(kinds) <= {"centre", "region"} or len(set(kinds)) == 1:
        return [n.subject for n in draft.subjects.named]
    return []


def _apart(draft: Draft, moments: tuple[Moment, ...]) -> bool:
    """Whether several periods are to stand side by side rather than to be added up."""
    if draft.has("together"):
        return False
    return (
        draft.has("compare", "growth", "more", "less")
        or contiguous([m.period for m in moments]) is None
        or any(sort_of(m.period) == "year" for m in moments)
    )


# --- the rest of the question ----------------------------------------------------------------------------------


def _complete(
    intent: Intent, draft: Draft, query: Query, moments: tuple[Moment, ...], registry: Registry, today: date
) -> Question:
    question = Question(
        intent,
        query,
        to_date=any(moment.to_date for moment in moments),
        goal=draft.has("goal"),
        stands=draft.subjects.stands,
        language=language_asked(draft) if intent is Intent.LANGUAGE else None,
    )
    if intent is Intent.RANKING:
        return replace(question, query=_ranking(draft, query))
    if intent is Intent.POSITION:
        return replace(
            question,
            query=replace(query, group_by=_position_group(draft), order="asc" if draft.has("less") else "desc"),
        )
    if intent is Intent.COMPARE:
        return _compare(question, draft, moments, today)
    if intent is Intent.SHARE:
        return _share(question, draft)
    if intent is Intent.TREND:
        return replace(question, query=replace(query, group_by=_grain(draft, query)))
    if intent is Intent.LIST:
        return replace(question, query=replace(query, period=None, limit=draft.limit))
    return question


def _ranking(draft: Draft, query: Query) -> Query:
    group: GroupBy = draft.asked_which or draft.group or "centre"
    less = draft.has("less", "ascending") or (draft.has("last") and not draft.has("first", "more"))
    order: Order = "asc" if less else "desc"
    limit = draft.limit or draft.rank or (1 if draft.one or _one_winner(draft) else None)
    if draft.at_least is not None or draft.at_most is not None:
        limit = draft.limit
    return replace(
        query,
        group_by=group,
        order=order,
        limit=limit,
        regions=_outer(draft, group, "region", query.regions),
        chains=query.chains,
    )


def _outer(draft: Draft, group: GroupBy, kind: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    return () if group == kind and len(ids) == 1 and not draft.has("more", "less") else ids


def _one_winner(draft: Draft) -> bool:
    """ "¿Quién dio más?": one; "ranking", "top" and groups: all."""
    return (
        (draft.has("which") or (draft.subjects.head and not draft.subjects.plural))
        and draft.has("more", "less")
        and not draft.has("ranking", "first", "last")
        and draft.asked_which is None
        and draft.group is None
    )


def _position_group(draft: Draft) -> GroupBy:
    kinds = [n.kind for n in draft.subjects.named]
    if "centre" in kinds:
        return "centre"
    if draft.group in {"region", "chain"}:
        return draft.group
    return "region" if "region" in kinds else "chain" if "chain" in kinds else "centre"


def _compare(question: Question, draft: Draft, moments: tuple[Moment, ...], today: date) -> Question:
    compared = tuple(dict.fromkeys(_level(draft)))
    query = question.query
    if len(draft.subjects.types) >= _FEW and len(compared) < _FEW:
        compared = tuple(dict.fromkeys(n.subject for n in draft.subjects.types))
        query = replace(query, service_types=(), client_types=())
    elif len(compared) >= _FEW or (compared and draft.has("network")):
        query = replace(query, centres=(), regions=(), chains=() if compared[0].kind == "chain" else query.chains)
        if draft.has("network") and len(compared) == 1:
            compared = (*compared, Subject("network", NETWORK))
    else:
        compared = ()
    periods = tuple(dict.fromkeys(moment.period for moment in moments))
    if (draft.between or draft.has("growth")) and len(moments) == 1 and moments[0].ends:
        periods = moments[0].ends
    if len(compared) >= _FEW and (joined := contiguous(periods) if periods else None) and not draft.apart:
        periods = (joined,)
    if len(periods) < _FEW and (draft.has("growth", "previous_year") or not compared):
        periods = _with_the_one_before(periods, draft, today, to_date=question.to_date)
    return replace(question, query=query, compared=compared, periods=periods if len(periods) >= _FEW else ())


def _with_the_one_before(
    periods: tuple[Period, ...], draft: Draft, today: date, *, to_date: bool
) -> tuple[Period, ...]:
    """A growth needs two periods: the one asked for and the one before it."""
    if not periods:
        year = today.year - 1
        return (whole_year(year - 1), whole_year(year))
    asked = periods[0]
    if to_date:
        asked = Period(asked.start, max(months_back(today, 1).end, asked.start))
    sort = sort_of(asked)
    if sort == "month" and not draft.has("previous_year", "yearly"):
        return (months_back(asked.start, 1), asked)
    return (year_earlier(asked), asked)


def _share(question: Question, draft: Draft) -> Question:
    """The subject is the place named; where there is none, or "son capacitaciones" is asked, it is the type."""
    query = question.query
    named = draft.subjects.named
    types = draft.subjects.types
    if types and (not named or draft.types_last):
        group: GroupBy = "service_type" if types[0].kind == "service_type" else "client_type"
        return replace(question, query=replace(query, group_by=group))
    whole: Subject | None = None
    kinds = [n.kind for n in named]
    if "centre" in kinds and ({"region", "chain"} & set(kinds)):
        whole = next(n.subject for n in named if n.kind != "centre")
        query = replace(query, regions=(), chains=())
    elif kinds.count("region") and kinds.count("chain") and kinds[0] == "chain" and draft.share_first:
        whole = next(n.subject for n in named if n.kind == "region")
    elif draft.group and not named:
        query = replace(query, group_by=draft.group)
    return replace(question, query=query, whole=whole)


def _grain(draft: Draft, query: Query) -> GroupBy:
    if draft.group in _TIME:
        return draft.group
    period = query.period
    if period and period.end.year > period.start.year and sort_of(period) != "month":
        return "year" if (period.start.month, period.end.month) == (1, 12) else "month"
    return "month"
