"""What kind of figures a draft asks for: the first rule that holds decides."""

from bot.question import Intent
from bot.understand.calendar_units import contiguous, sort_of
from bot.understand.draft import TIME, Draft
from bot.understand.rules import Moments, rule

_SEVERAL = 2
_MANY_YEARS = 2
_UNLISTED = frozenset({"more", "less", "ranking", "first", "last", "compare", "trend", "summary", "position"})


def figures_of(draft: Draft, moments: Moments) -> Intent:
    """What kind of figures are asked for; a count when no rule says otherwise."""
    cues = draft.cues
    for intent, _, needed, holds in RULES:
        if not (needed and needed.isdisjoint(cues)) and holds(draft, moments):
            return intent
    return Intent.COUNT


def _counts(draft: Draft) -> bool:
    return draft.indicator is not None or bool(draft.subjects.types)


def _profiled(draft: Draft, _: Moments) -> bool:
    return not _counts(draft) and bool(draft.subjects.of("centre"))


def _profiled_only(draft: Draft, moments: Moments) -> bool:
    return not moments and not draft.has("quantity", "share") and (draft.empty or _profiled(draft, moments))


def _exists(draft: Draft, moments: Moments) -> bool:
    """Whether a centre is there at all ("¿hay un CITE en Ayacucho?")."""
    return not moments and not draft.limited and not _counts(draft) and len(draft.subjects.of("centre")) == 1


def _shares(draft: Draft, _: Moments) -> bool:
    """Not the share of whoever has most: that is a ranking."""
    most_sought = draft.asked_which is not None and draft.has("more", "less")
    return not most_sought or bool(draft.subjects.named or draft.subjects.types)


def _grows_over_years(draft: Draft, moments: Moments) -> bool:
    long = len(moments) == 1 and moments[0].period.end.year - moments[0].period.start.year >= _MANY_YEARS
    return "trend" not in draft.cues and (long or draft.group in TIME)


def _grows(draft: Draft, _: Moments) -> bool:
    return "trend" not in draft.cues


def _placed(draft: Draft, _: Moments) -> bool:
    first_sought = "which" in draft.cues and draft.has("more", "less") and not draft.subjects.named
    return not first_sought


def _spread(draft: Draft, moments: Moments) -> bool:
    """How many there are now; how many there were is a figure that was published or was not."""
    return draft.census is not None and not moments


def _listed(draft: Draft, moments: Moments) -> bool:
    """Centres themselves are asked for, not figures about them."""
    subjects = draft.subjects
    if draft.indicator is not None or draft.limited or subjects.types or subjects.choices:
        return False
    if not _UNLISTED.isdisjoint(draft.cues) or moments or subjects.of("centre"):
        return False
    if draft.counted:
        return True
    sought = draft.asked_which == "centre" or "list" in draft.cues or subjects.plural or draft.placed
    of_kind = draft.kind is not None and "quantity" not in draft.cues
    return (subjects.head or draft.kind is not None) and (sought or of_kind)


def _runs(draft: Draft, _: Moments) -> bool:
    return draft.group in TIME and not (draft.one or draft.limit)


def _limited(draft: Draft, _: Moments) -> bool:
    """Rows within limits; "¿hubo más de 90 mil?" asks for the one figure."""
    rows = draft.subjects.head or draft.group or draft.asked_which or draft.has("who", "list", "ranking")
    return draft.limited and bool(rows)


def _cut_off(draft: Draft, _: Moments) -> bool:
    return bool(draft.limit)


def _set_against(draft: Draft, moments: Moments) -> bool:
    paired = len(moments) > 1 or bool(moments and draft.between and moments[0].ends)
    return paired or bool(draft.subjects.named) or len(draft.subjects.types) > 1


def _side_by_side(draft: Draft, _: Moments) -> bool:
    if len(draft.subjects.named) < _SEVERAL or draft.head_and_place or "together" in draft.cues:
        return False
    return len(draft.subjects.side_by_side) >= _SEVERAL


def _more_of_several(draft: Draft, moments: Moments) -> bool:
    several = len(moments) >= _SEVERAL or len({row.subject for row in draft.subjects.types}) >= _SEVERAL
    return several and draft.asked_which is None


def _winner(draft: Draft, _: Moments) -> bool:
    ordered = draft.has("more", "less")
    best_time = draft.one and draft.group in TIME and ordered
    named = draft.asked_which is not None and (_counts(draft) or ordered)
    return best_time or named or (draft.rank is not None and not draft.subjects.named)


def _centre_with_more(draft: Draft, _: Moments) -> bool:
    return draft.subjects.head and "quantity" not in draft.cues and not draft.subjects.of("centre")


def _grouped(draft: Draft, _: Moments) -> bool:
    return draft.group is not None and draft.group not in TIME


def _who_did_more(draft: Draft, _: Moments) -> bool:
    return "which" in draft.cues and "quantity" not in draft.cues


def _apart(draft: Draft, moments: Moments) -> bool:
    """Several periods are to stand side by side rather than to be added up."""
    if len(moments) < _SEVERAL or "together" in draft.cues:
        return False
    return (
        draft.has("compare", "growth", "more", "less")
        or contiguous([m.period for m in moments]) is None
        or any(sort_of(m.period) == "year" for m in moments)
    )


RULES = (
    rule(Intent.PROFILE, "who a centre is", "profile", _profiled_only),
    rule(Intent.TREND, "growth over many years", "growth", _grows_over_years),
    rule(Intent.COMPARE, "growth from one period to the next", "growth", _grows),
    rule(Intent.SHARE, "a part of the whole", "share", _shares),
    rule(Intent.POSITION, "the place of something named", "position", _placed),
    rule(Intent.LIST, "how many centres each region or chain has", "", _spread),
    rule(Intent.LIST, "the centres themselves", "", _listed),
    rule(Intent.PROFILE, "whether a centre is there", "list", _exists),
    rule(Intent.TREND, "month by month, year by year", "", _runs),
    rule(Intent.RANKING, "those above or below a limit", "", _limited),
    rule(Intent.RANKING, "an order", "ranking ascending podium"),
    rule(Intent.RANKING, "so many of the first or last", "first last more less", _cut_off),
    rule(Intent.COMPARE, "things or periods set against one another", "compare", _set_against),
    rule(Intent.COMPARE, "several things of one kind", "", _side_by_side),
    rule(Intent.COMPARE, "which of several types or periods has more", "more less", _more_of_several),
    rule(Intent.RANKING, "the one with most, or at a certain place", "", _winner),
    rule(Intent.RANKING, "the centre with more", "more less", _centre_with_more),
    rule(Intent.TREND, "how it developed", "trend"),
    rule(Intent.RANKING, "by region, chain or type", "", _grouped),
    rule(Intent.RANKING, "who did more", "more less", _who_did_more),
    rule(Intent.COMPARE, "several periods apart", "", _apart),
    rule(Intent.SUMMARY, "all in short", "summary"),
    rule(Intent.PROFILE, "who a centre is, at some time", "profile", _profiled),
)
"""In the order in which they are tried."""
