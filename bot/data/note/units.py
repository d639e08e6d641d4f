"""What is counted: services and clients, and their types."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.data.collisions import items
from bot.data.note.language import Language, Pattern
from bot.data.note.sentences import plain
from bot.data.rows import Row

_SHORTEST = 4
"""Letters of the shortest word that is made plural; those before it are counted, and those after it tell more."""


class Unit(NamedTuple):
    """What is counted, from `start` to before `end`.

    Attributes:
        type: id of the type of service or of client; `types` the table it stands in.
        reasons: why it is doubtful.
        said: whether the indicator itself is said ("servicios"), not only a type.
    """

    start: int
    end: int
    indicator: str
    types: str
    type: str = ""
    reasons: tuple[str, ...] = ()
    said: bool = True


class _Kind(NamedTuple):
    indicator: str
    types: str
    people: bool
    noun: Pattern
    """One of its words, with its adjectives, and perhaps a type after it."""


@dataclass(frozen=True)
class Units:
    """Finds what is counted in a plain sentence.

    Attributes:
        kinds: indicators by their words.
        types: by table, each type's words.
        of: by words of a type, its table and id.
    """

    kinds: Sequence[_Kind]
    counted: Pattern
    types: Pattern
    of_type: Mapping[str, tuple[str, str, str]]
    weak: frozenset[str]
    many: frozenset[str]

    @classmethod
    def of(cls, indicators: Sequence[str], tables: Mapping[str, Sequence[Row]], language: Language) -> "Units":
        """Those of the tables' indicators that the language has words for, and the types of the tables."""
        counted = [each for each in language.data["counted"] if each["indicator"] in indicators]
        names: dict[str, tuple[str, str, str]] = {}
        many: set[str] = set()
        for each in counted:
            for row in tables.get(each.get("types", ""), ()):
                said = [row.cells["name"], *items(row.cells["aliases"])]
                own = plain(said[0])
                for name in map(plain, said):
                    names.setdefault(name, (each["indicator"], each["types"], row.cells["id"]))
                    several = _plural(name, language.data["plural"])
                    names.setdefault(several, names[name])
                    if name == own or " " in name or name.endswith("s"):
                        many |= {name if name.endswith("s") else several, several}
        for written, name in language.data["units"]["as"].items():
            if name in names:
                names[written] = names[name]
                many.add(written)
        types = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
        kinds = [_kind(each, types, language) for each in counted]
        weak = frozenset(language.data["units"]["weak"])
        return cls(
            kinds,
            language.pattern(rf"\b(?P<type>{_any(many)})\b"),
            re.compile(rf"\b(?P<type>{types})\b"),
            names,
            weak,
            frozenset(many),
        )

    def find(self, text: str) -> Iterator[Unit]:
        """Everything that could be counted, in order; of those that overlap the longest."""
        found = [unit for kind in self.kinds for unit in self._of(kind, text)]
        for each in self.types.finditer(text):
            indicator, types, id_ = self.of_type[each["type"]]
            doubtful = ("kind-unsure",) if each["type"] in self.weak else ()
            found.append(Unit(each.start(), each.end(), indicator, types, id_, doubtful, said=False))
        end = -1
        for unit in sorted(found, key=lambda unit: (unit.start, -unit.end, not unit.said)):
            if unit.start >= end:
                yield unit
                end = unit.end

    def countable(self, unit: Unit, text: str) -> bool:
        """Whether a unit may stand right after a number: a word for several."""
        return unit.said or text[unit.start : unit.end] in self.many

    def _of(self, kind: _Kind, text: str) -> Iterator[Unit]:
        reasons = ("people",) if kind.people else ()
        for found in kind.noun.finditer(text):
            typed = found.groupdict().get("type")
            of_type = self.of_type[typed] if typed else None
            fits = of_type is not None and of_type[0] == kind.indicator
            type_ = of_type[2] if of_type and fits else ""
            yield Unit(found.start(), found.end(), kind.indicator, kind.types, type_, reasons)


def _kind(data: Mapping[str, str], types: str, language: Language) -> _Kind:
    one = f"(?:{'|'.join(data['nouns'])})"
    adjective = data["adjectives"]
    several = rf"{one}(?:(?:,| y| e|,? asi como) (?:a )?{one}\b)*+" if data.get("types") != "service_types" else one
    tail = rf"(?: (?:(?:de|en|del tipo|para) )?(?P<type>{types})\b)?" if data.get("types") == "service_types" else ""
    noun = language.pattern(rf"\b{several}(?:(?:,| y)? {adjective}\b)*+\b{tail}")
    return _Kind(data["indicator"], data.get("types", "client_types"), bool(data.get("people")), noun)


def _any(names: set[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"


def _plural(name: str, rules: Sequence[Sequence[str]]) -> str:
    """A phrase for several of what it names: its words before "de", "y", "con" made plural."""
    words = name.split(" ")
    for place, word in enumerate(words):
        if len(word) < _SHORTEST:
            break
        words[place] = next((word[: len(word) - len(end)] + many for end, many in rules if word.endswith(end)), word)
    return " ".join(words)
