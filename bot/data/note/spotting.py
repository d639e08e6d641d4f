"""What a sentence mentions: numbers, what is counted, places, periods, and the words that say what was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.data.note.calendar import Period
from bot.data.note.known import KnownNames
from bot.data.note.language import Pattern
from bot.data.note.numbers import Number, numbers
from bot.data.note.periods import periods
from bot.data.note.sentences import Sentence
from bot.data.note.units import Unit

_YEARS = range(1900, 2100)
_AROUND = 90
_MOST = 100
"""Numbers of a sentence; a stretch with more of them says nothing of any."""


class Place(NamedTuple):
    """Who or where, from `start` to before `end`.

    Attributes:
        scope: network, centre, region or chain; `this` for "the centre", `several` for centres that are not told
            apart, `other` for who is not of the network, `unknown` for a centre that the tables lack, `first` and
            `second` for one of two named before, `weak` for the network where nothing else is named, and `ministry`.
        ids: of the subject; several where it could be each of them.
    """

    start: int
    end: int
    scope: str
    ids: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Cue(NamedTuple):
    """A word that says what was done, from `start` to before `end`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Spotted:
    """A sentence with what it mentions, each in order; `other_numbers`: whether it has some that are no results."""

    sentence: Sentence
    numbers: Sequence[Number]
    units: Sequence[Unit]
    places: Sequence[Place]
    periods: Sequence[Period]
    cues: Sequence[Cue]
    other_numbers: bool = False

    @property
    def plain(self) -> str:
        """The sentence without case and accents."""
        return self.sentence.plain

    def before(self, at: int) -> str:
        """The words just before a place in the sentence."""
        return self.plain[max(0, at - _AROUND) : at]

    def after(self, at: int) -> str:
        """The words just after it."""
        return self.plain[at : at + _AROUND]


def spot(sentence: Sentence, day: date | None, known: KnownNames) -> Spotted:
    """What a sentence of a note of that day mentions."""
    language = known.language
    text = _hidden(sentence.plain, language.junk)
    other_numbers = text != sentence.plain
    text = _hidden(text, language.years)
    stretches = list(periods(text, day, language))
    for said in language.days.finditer(text):
        if not any(each.start <= said.start() and said.end() <= each.end for each in stretches):
            text = text[: said.start()] + "#" * (said.end() - said.start()) + text[said.end() :]
    stretches = [each for each in stretches if "#" not in text[each.start : each.end]]
    units = _together(list(known.units.find(sentence.plain)), sentence.plain)
    found = [
        number
        for number in numbers(text, language)
        if not any(each.start < number.end and number.start < each.end for each in stretches)
        and not any(unit.start < number.end and number.start < unit.end for unit in units)
    ]
    found = found if len(found) <= _MOST else []
    places = list(_places(sentence, known))
    kept = [
        number
        for number in found
        if not _is_year(number, text)
        and not any(place.start <= number.start and number.end <= place.end for place in places)
    ]
    return Spotted(sentence, kept, units, places, stretches, list(_cues(sentence.plain, known)), other_numbers)


def _hidden(text: str, pattern: Pattern) -> str:
    return pattern.sub(lambda found: "#" * len(found[0]), text)


def _is_year(number: Number, text: str) -> bool:
    return number.value in _YEARS and text[number.start : number.end] == str(number.value)


def _together(units: list[Unit], text: str) -> list[Unit]:
    """Clients in several words ("mypes y emprendedores") are one unit."""
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if before and before.indicator == unit.indicator == "clients" and text[before.end : unit.start] in _AND:
            type_ = before.type if before.type == unit.type else ""
            reasons = tuple(dict.fromkeys((*before.reasons, *unit.reasons)))
            found[-1] = before._replace(end=unit.end, type=type_, reasons=reasons)
        else:
            found.append(unit)
    return found


_AND = frozenset({" y ", ", ", " e ", " y/o "})


def _places(sentence: Sentence, known: KnownNames) -> Iterator[Place]:
    centres = list(_centres(sentence, known))
    named = list(_named(sentence.plain, known))
    several = known.language.cues["several_before"]
    # "los CITE de Ica" are those of the region, whatever one of them is called.
    centres = [
        each
        for each in centres
        if not (several.search(sentence.plain[max(0, each.start - 30) : each.start]) and _covered(each, named))
    ]
    free = [each for each in named if not _overlapped(each, centres)]
    taken = [*centres, *(each for each in free if each.scope != "place")]
    free += [each for each in _cued(sentence.plain, known) if not _overlapped(each, taken)]
    end = -1
    for place in sorted((*centres, *free), key=lambda each: (each.start, -each.end)):
        if place.start >= end:
            yield _strange(place, sentence)
            end = place.end


def _overlapped(place: Place, others: Sequence[Place]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in others)


def _covered(place: Place, others: Sequence[Place]) -> bool:
    return any(other.start <= place.start and place.end <= other.end for other in others)


def _strange(place: Place, sentence: Sentence) -> Place:
    """A place; "el CITE Xyz" is no centre that was named before."""
    after = sentence.text[place.end : place.end + 3].strip()
    named = after[:1].isupper() and not sentence.text.isupper() and place.scope == "this"
    return place._replace(scope="unknown") if named else place


def _centres(sentence: Sentence, known: KnownNames) -> Iterator[Place]:
    text = sentence.plain
    end = -1
    for called in known.centres.find(text):
        if called.start < end:
            continue
        sure = called.whole and len(called.ids) == 1
        place = Place(called.start, called.end, "centre", called.ids, () if sure else ("centre-unsure",))
        yield place
        more = known.language.cues["places_too"].match(text, called.end)
        if more and not _LEADS.match(text, more.end()):
            end = more.end()
            yield from _likewise(place, text, more.end(), known)


_LEADS = re.compile(r" ?[(:,-]? ?(?:con )?\d")


def _likewise(place: Place, text: str, end: int, known: KnownNames) -> Iterator[Place]:
    """The centres of the same kind in the other places: "CITE Textil Camélidos Cusco, Puno y Arequipa"."""
    for said in known.language.sited.finditer(text, place.end, end):
        ids = known.centres.sibling(text[place.start : place.end], said["name"])
        found = Place(said.start(), said.end(), "centre", ids) if len(ids) == 1 else None
        yield found or Place(said.start(), said.end(), "several")


def _cued(text: str, known: KnownNames) -> Iterator[Place]:
    for kind, scope in _SCOPES.items():
        for found in known.language.cues[kind].finditer(text):
            yield Place(found.start(), found.end(), scope)


_SCOPES = {
    "network": "network",
    "first": "first",
    "second": "second",
    "weak_network": "weak",
    "ministry": "ministry",
    "this_centre": "this",
    "these_centres": "several",
    "unknown_centre": "unknown",
    "other": "other",
}


def _named(text: str, known: KnownNames) -> Iterator[Place]:
    tables = {"region": known.regions, "place": {**known.towns, **known.regions}, "chain": known.chains}
    for kind, patterns in known.language.named.items():
        for pattern in patterns:
            for found in pattern.finditer(text):
                if id_ := tables[kind].get(found["name"]):
                    soft = kind == "chain" and not known.language.cues["unknown_centre"].search(found[0])
                    yield Place(found.start(), found.end(), kind, (id_,), ("scope-guessed",) if soft else ())


def _cues(text: str, known: KnownNames) -> Iterator[Cue]:
    found = [
        Cue(said.start(), said.end(), kind)
        for kind in ("reached", "give", "attend", "goal", "exist", "offer")
        for said in known.language.cues[kind].finditer(text)
    ]
    end = -1
    for cue in sorted(found, key=lambda each: (each.start, -each.end)):
        if cue.start >= end:
            yield cue
        end = max(end, cue.end) if cue.kind == "reached" else end
