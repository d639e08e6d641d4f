"""What an answer is arranged by: the noun after "por" or "qué", and how many winners are asked for."""

from collections.abc import Sequence

from bot.question import GroupBy
from bot.understand.draft import TIME, Draft
from bot.understand.moments import Moment
from bot.understand.particles import ARRANGING, PLACING, SERVICE_NOUNS, WHICH_LINKS
from bot.understand.phrases import Span
from bot.understand.standing import Standing
from bot.understand.winners import limit_asked, one_asked, several_asked

_REACH = 3
_WHICH_REACH = 4
_GRAINS: dict[str, GroupBy] = {"yearly": "year", "quarterly": "quarter", "monthly": "month"}
_ARRANGED = frozenset({"ranking", "more", "less", "first", "last", "position", "share", "compare"})
_LISTED = frozenset({"region", "chain", "service_type", "client_type", "month", "quarter"})


def arrange(made: Draft, said: Standing, taken: frozenset[int]) -> None:
    """Settles group, asked noun, limit and single winner; `taken` are the tokens of dates and limits."""
    made.group = next((unit for grain, unit in _GRAINS.items() if grain in made.cues), None)
    for span, noun in said.nouns:
        _arrange_by(span, noun, made, said)
    if made.group is None and said.nouns and (made.limited or not _ARRANGED.isdisjoint(made.cues)):
        made.group = _noun_listed(made, said)
    made.limit = limit_asked(said, taken)
    made.one = made.limit is None and one_asked(made, said)
    made.several = several_asked(said)


def _arrange_by(span: Span, noun: GroupBy, made: Draft, said: Standing) -> None:
    """Takes a noun as what is asked for, or what the answer is arranged by, when its neighbours say so."""
    whichs, bys = said.cued.get("which", ()), said.cued.get("by", ())
    if not (whichs or bys):
        return
    asked = any(which.start < span.start and _leads(which, span, said) for which in whichs)
    announces = _announces(span, noun, made, said) or _kind_follows(span, made, said)
    if announces and not (asked and noun == "centre"):
        return
    gaps = [span.start - by.end for by in bys]
    dates = noun in TIME and _dates(span, noun, made.moments)
    if asked and not (noun == "year" and dates):
        made.asked_which = noun
    if 0 in gaps or (1 in gaps and said.form_before(span) in ARRANGING and not dates):
        made.group = noun


def _leads(which: Span, noun: Span, said: Standing) -> bool:
    """Whether only small words and "mejor" stand between ("qué región", "cuál fue el mejor trimestre")."""
    if noun.start - which.end > _WHICH_REACH:
        return False
    between = range(which.end, noun.start)
    if all(said.forms[at] in WHICH_LINKS for at in between):
        return True
    linked = {at for span in said.cues("more", "less") for at in range(span.start, span.end)}
    return all(at in linked or said.forms[at] in WHICH_LINKS for at in between)


def _announces(span: Span, noun: GroupBy, made: Draft, said: Standing) -> bool:
    """Whether a noun only announces a name ("la región Huánuco", "cadena agroindustria")."""
    for named in made.subjects.named:
        if named.start == span.end and (named.kind == noun or noun in {"region", "centre"}):
            return True
        if named.start == span.end + 1:
            headed = noun == "centre" and named.headed and said.forms[span.end] not in PLACING
            if headed or noun in {named.kind, "region"}:
                return True
    return False


def _kind_follows(span: Span, made: Draft, said: Standing) -> bool:
    """Whether the centres that act are meant, not what the figures are arranged by ("por CITE públicos")."""
    return made.kind is not None and any(s.start == span.end for s in said.cues("public", "private"))


def _dates(span: Span, noun: GroupBy, moments: Sequence[Moment]) -> bool:
    """Whether a noun of the calendar is part of a date ("en el mes de enero"); no year dates one ("mejor mes 2025")."""
    return any(
        moment.start <= span.end + 1 and span.start <= moment.end
        for moment in moments
        if noun == "year" or moment.unit != "year"
    )


def _noun_listed(made: Draft, said: Standing) -> GroupBy | None:
    """The noun of the things set in order, without "por" ("regiones con más servicios")."""
    for span, noun in said.nouns:
        bare = noun == "service_type" and span.end - span.start == 1 and said.forms[span.start] in SERVICE_NOUNS
        if noun not in _LISTED or bare or _announces(span, noun, made, said):
            continue
        if not (noun in TIME and _dates(span, noun, made.moments)):
            return noun
    return None
