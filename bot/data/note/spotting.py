"""What a sentence mentions: numbers, what is counted, places, periods, and the words that say what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.data.note.calendar import Period
from bot.data.note.known import KnownNames
from bot.data.note.language import Language, Pattern
from bot.data.note.numbers import Number, numbers
from bot.data.note.periods import periods
from bot.data.note.places import Place, places_in
from bot.data.note.sentences import Sentence
from bot.data.note.units import Unit

_YEARS = range(1900, 2100)
_AROUND = 90
_MOST = 100
"""Numbers of a sentence; a stretch with more of them says nothing of any."""


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
    language, plain = known.language, sentence.plain
    shown = _hidden(plain, language.junk)
    text, stretches = _without_days(_hidden(shown, language.years), day, language)
    units = _together(list(known.units.find(plain)), plain, known.language.data["together"])
    places = list(places_in(sentence, known))
    taken = [(each.start, each.end) for each in stretches]
    taken += [(each.start, each.end) for each in units]
    taken += [(each.start, each.end) for each in places]
    found = list(numbers(text, language))
    kept = [each for each in found if not _is_year(each, text) and not _is_in(each, taken)]
    kept = kept if len(found) <= _MOST else []
    cues = list(_cues(plain, known)) if kept else []
    return Spotted(sentence, kept, units, places, stretches, cues, shown != plain)


def _without_days(text: str, day: date | None, language: Language) -> tuple[str, list[Period]]:
    """A text without the days that are not the end of a period; and its periods."""
    stretches = list(periods(text, day, language))
    for said in language.days.finditer(text):
        if not any(each.start <= said.start() and said.end() <= each.end for each in stretches):
            text = text[: said.start()] + "#" * (said.end() - said.start()) + text[said.end() :]
    return text, [each for each in stretches if "#" not in text[each.start : each.end]]


def _is_in(number: Number, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < number.end and number.start < end for start, end in taken)


def _hidden(text: str, pattern: Pattern) -> str:
    return pattern.sub(lambda found: "#" * len(found[0]), text)


def _is_year(number: Number, text: str) -> bool:
    return number.value in _YEARS and text[number.start : number.end] == str(number.value)


def _together(units: Sequence[Unit], text: str, words: Sequence[str]) -> list[Unit]:
    """Clients in several words ("mypes y emprendedores") are one unit."""
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if (
            before
            and before.indicator == unit.indicator == "clients"
            and text[before.end : unit.start].strip() in words
        ):
            type_ = before.type if before.type == unit.type else ""
            reasons = tuple(dict.fromkeys((*before.reasons, *unit.reasons)))
            found[-1] = before._replace(end=unit.end, type=type_, reasons=reasons)
        else:
            found.append(unit)
    return found


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
