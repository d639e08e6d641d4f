"""The words that notes are written with, from `es.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Pattern = re.Pattern[str]

NAMES = ("region", "town", "chain", "short")
"""Names of the tables that patterns may have in them."""


@dataclass(frozen=True)
class Language:
    """The data, with the names of the tables put into its patterns.

    Attributes:
        data: as `es.toml` has it.
        names: alternatives, as a pattern, by each of `NAMES`.
    """

    data: Mapping[str, Any]
    names: Mapping[str, str]

    @cached_property
    def _parts(self) -> dict[str, str]:
        numbers = "|".join(sorted((*self.data["numbers"], *self.data["multipliers"]), key=len, reverse=True))
        figure = rf"\d[\d.,]*(?: \d{{3}}\b)?(?: mil\b)?|(?:(?:{numbers}|y) ?){{1,6}}"
        parts = {"number": rf"(?:\d+|{numbers})", "figure": f"(?:{figure})", **self.names}
        for name, pattern in self.data["parts"].items():
            parts[name] = _filled(pattern, parts)
        return parts

    def pattern(self, written: str | Iterable[str]) -> Pattern:
        """A pattern of the data, or one of several, compiled."""
        several = [written] if isinstance(written, str) else list(written)
        return re.compile("|".join(f"(?:{_filled(each, self._parts)})" for each in several))

    @cached_property
    def cues(self) -> dict[str, Pattern]:
        """Words that tell what a figure is, by kind; patterns with `name` are kept apart, in `named`."""
        return {kind: self.pattern(found) for kind, found in self.data["cues"].items() if kind not in _NAMED}

    @cached_property
    def named(self) -> dict[str, tuple[Pattern, ...]]:
        """Words around the name of a region or a chain."""
        return {kind: tuple(map(self.pattern, self.data["cues"][kind])) for kind in _NAMED}

    @cached_property
    def qualifiers(self) -> dict[str, Pattern]:
        """Words at a number, by what they make of it; those before it end where it begins."""
        return {
            kind: self.pattern(found)
            if kind.endswith("after")
            else self.pattern([rf"\b(?:{each}) ?$" for each in found])
            for kind, found in self.data["qualifiers"].items()
        }

    @cached_property
    def frames(self) -> dict[str, Pattern]:
        """What may stand between a name and its number."""
        return {kind: self.pattern(found) for kind, found in self.data["frames"].items()}

    @cached_property
    def periods(self) -> tuple[tuple[str, Pattern], ...]:
        """Kinds of periods and their words, the first ones first."""
        return tuple((each["kind"], self.pattern(each["pattern"])) for each in self.data["periods"])

    @cached_property
    def lead(self) -> Pattern:
        """The article or the preposition that a mention may begin with."""
        return self.pattern(self.data["lead"])

    @cached_property
    def cautions(self) -> tuple[tuple[Mapping[str, str], Pattern], ...]:
        """Words that make figures doubtful, each with what it holds for."""
        return tuple((each, self.pattern(each["pattern"])) for each in self.data["cautions"])

    @property
    def listing(self) -> frozenset[str]:
        """What stands between the numbers of a list."""
        return frozenset(self.data["listing"].replace(",", " , ").split())

    @property
    def at(self) -> str:
        """The word for being in a place, and a space."""
        return f"{self.data['at']} "

    @cached_property
    def running(self) -> frozenset[str]:
        """Words after which no writer ends a line."""
        return frozenset(self.data["running"].split())

    @cached_property
    def sited(self) -> Pattern:
        """The bare name of a place, or the word that tells a centre."""
        return self.pattern(r"\b(?P<name>{short}|{region}|{town})\b")

    @cached_property
    def row_region(self) -> Pattern:
        """A line of a table that begins with a region."""
        return self.pattern(r"\W*(?P<name>{region})\b[^a-z\d]*\d")

    @cached_property
    def no_title(self) -> Pattern:
        """Lines that are no headline."""
        return self.pattern(self.data["day"]["no_title"])

    @cached_property
    def before_unit(self) -> Pattern:
        """What may stand between a number and what it counts."""
        return self.pattern(rf" ?(?:{self.data['units']['before']})*+")

    @property
    def rounds(self) -> Mapping[str, int]:
        """Round numbers in one phrase."""
        found: Mapping[str, int] = self.data["rounds"]
        return found

    @cached_property
    def junk(self) -> Pattern:
        """Numbers that are no results, with what is around them."""
        return self.pattern(self.data["junk"]["patterns"])

    @cached_property
    def days(self) -> Pattern:
        """Days, and years in which something began."""
        return self.pattern(self.data["junk"]["days"])

    @cached_property
    def years(self) -> Pattern:
        """Years in which something began, or that belong to a name."""
        return self.pattern(self.data["junk"]["years"])

    @cached_property
    def datelines(self) -> tuple[Pattern, ...]:
        """How a note says its day."""
        return tuple(map(self.pattern, self.data["day"]["patterns"]))

    @cached_property
    def _shortened(self) -> frozenset[str]:
        return frozenset(self.data["shortened"].split())

    def shortened(self, before: str) -> bool:
        """Whether the text before a full stop ends in a shortened word."""
        return (re.split(r"[^a-z]", before)[-1] or " ") in self._shortened


_NAMED = ("region", "chain", "place")


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda found: parts[found[1]], pattern)


def spanish(names: Mapping[str, str]) -> Language:
    """The Spanish of press notes, with the names of the tables."""
    return Language(tomllib.loads(Path(__file__).with_name("es.toml").read_text("utf-8")), names)
