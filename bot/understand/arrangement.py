"""What an answer is arranged by: the noun after "por" or "qué", and how many winners are asked for."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

from bot.question import GroupBy
from bot.understand.draft import TIME, Draft
from bot.understand.particles import ARRANGING, PLACING, SERVICE_NOUNS, WHERE, WHICH_LINKS
from bot.understand.phrases import Span
from bot.understand.standing import Standing
from bot.understand.subjects import Named
from bot.understand.winners import limit_asked, one_asked, several_asked

_WHICH_REACH = 4
_GRAINS: dict[str, GroupBy] = {"yearly": "year", "quarterly": "quarter", "monthly": "month"}
_ASKED = frozenset({"which", "by"})
_ARRANGED = frozenset({"ranking", "more", "less", "first", "last", "position", "share", "compare"})
_LISTED = frozenset({"region", "chain", "service_type", "client_type", "month", "quarter"})


def arrange(made: Draft, said: Standing, taken: frozenset[int]) -> None:
    """Settles group, asked noun, limit and single winner; `taken` are the tokens of dates and limits."""
    made.group = next((unit for grain, unit in _GRAINS.items() if grain in made.cues), None)
    if said.nouns:
        _arrange_by_nouns(made, said)
    elif made.has("more", "less") and asks_where(made, said):
        made.asked_which = "region"  # "dónde se dieron más servicios"
    made.limit = limit_asked(said, taken)
    made.one = made.limit is None and one_asked(made, said)
    made.several = several_asked(said)


def asks_where(made: Draft, said: Standing) -> bool:
    """Whether a place is asked for ("dónde") and nothing is named: a region, where no noun says what else."""
    return not made.subjects.named and not WHERE.isdisjoint(said.forms)


def _arrange_by_nouns(made: Draft, said: Standing) -> None:
    asked, arranged = not made.cues.isdisjoint(_ASKED), made.limited or not made.cues.isdisjoint(_ARRANGED)
    if not (asked or arranged):
        return
    around = _Around.of(made, said)
    for span, noun in said.nouns if asked else ():
        _arrange_by(span, noun, made, said, around)
    if arranged and made.group is None:
        made.group = _noun_listed(said, around)


class _Around(NamedTuple):
    """What may stand beside a noun, by its place, so that a text of many nouns is looked through once.

    Attributes:
        whichs, bys: the ends of "qué" and "por".
        comparing: the places of "más" and "mejor".
        named: what is named, by where it begins.
        kinds: where "públicos" and "privados" begin, when centres of one kind are meant.
        dated, dated_apart_from_years: the places in and around dates.
    """

    whichs: frozenset[int]
    bys: frozenset[int]
    comparing: frozenset[int]
    named: Mapping[int, Named]
    kinds: frozenset[int]
    dated: frozenset[int]
    dated_apart_from_years: frozenset[int]

    @classmethod
    def of(cls, made: Draft, said: Standing) -> Self:
        """Notes the places."""
        moments = made.moments
        return cls(
            whichs=frozenset([span.end for span in said.cued.get("which", ())]),
            bys=frozenset([span.end for span in said.cued.get("by", ())]),
            comparing=_places((span.start, span.end) for span in said.cues("more", "less")),
            named={named.start: named for named in made.subjects.named},
            kinds=frozenset([s.start for s in said.cues("public", "private")] if made.kind else ()),
            dated=_places((one.start - 1, one.end + 1) for one in moments),
            dated_apart_from_years=_places((one.start - 1, one.end + 1) for one in moments if one.unit != "year"),
        )


def _places(stretches: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset([at for start, end in stretches for at in range(start, end)])


def _arrange_by(span: Span, noun: GroupBy, made: Draft, said: Standing, around: _Around) -> None:
    """Takes a noun as what is asked for, or what the answer is arranged by, when its neighbours say so."""
    asked = _asked(span, said, around)
    announces = _announces(span, noun, said, around) or span.end in around.kinds
    if announces and not (asked and noun == "centre"):
        return
    dates = noun in TIME and _dates(span, noun, around)
    if asked and not (noun == "year" and dates):
        made.asked_which = noun
    behind = span.start - 1 in around.bys and said.form_before(span) in ARRANGING and not dates
    if span.start in around.bys or behind:
        made.group = noun


def _asked(noun: Span, said: Standing, around: _Around) -> bool:
    """Whether only small words and "mejor" stand between "qué" and it ("qué región", "cuál fue el mejor trimestre")."""
    for at in range(noun.start, max(noun.start - _WHICH_REACH, 0) - 1, -1):
        if at in around.whichs:
            return True
        if at and said.forms[at - 1] not in WHICH_LINKS and at - 1 not in around.comparing:
            return False
    return False


def _announces(span: Span, noun: GroupBy, said: Standing, around: _Around) -> bool:
    """Whether a noun only announces a name ("la región Huánuco", "cadena agroindustria")."""
    named = around.named.get(span.end)
    if named and (named.kind == noun or noun in {"region", "centre"}):
        return True
    named = around.named.get(span.end + 1)
    if not named:
        return False
    headed = noun == "centre" and named.headed and said.forms[span.end] not in PLACING
    return headed or noun in {named.kind, "region"}


def _dates(span: Span, noun: GroupBy, around: _Around) -> bool:
    """Whether a noun of the calendar is part of a date ("en el mes de enero"); no year dates one ("mejor mes 2025")."""
    dated = around.dated if noun == "year" else around.dated_apart_from_years
    return not dated.isdisjoint(range(span.start, span.end + 1))


def _noun_listed(said: Standing, around: _Around) -> GroupBy | None:
    """The noun of the things set in order, without "por" ("regiones con más servicios")."""
    for span, noun in said.nouns:
        bare = noun == "service_type" and span.end - span.start == 1 and said.forms[span.start] in SERVICE_NOUNS
        if noun not in _LISTED or bare or _announces(span, noun, said, around):
            continue
        if not (noun in TIME and _dates(span, noun, around)):
            return noun
    return None
