"""The words of each tongue, read from its data file: cues, periods, numbers, topics that the data cannot answer."""

import tomllib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from bot.understand.words import forms

TONGUES = ("es", "en", "qu")


@dataclass(frozen=True)
class Language:
    """What the tongues say, merged: people mix them.

    Attributes:
        stop: words that join others; names may hold them or leave them out.
        polite: words that change nothing wherever they stand.
        verbs: what centres do; they agree with any question on figures.
        modifiers: words after the thing counted that do not narrow it.
        institutions: nouns whose place is theirs, not the one asked about.
        suffixes: endings that a name may carry in an agglutinating tongue.
        cues: cue → its phrases, each a tuple of normal forms.
        breaks: phrases at which a clause begins.
        topics: topic out of scope → its phrases.
        translations: phrase of another tongue → the Spanish phrase that the tables may hold.
        abbreviations: clipped word → the words it stands for.
        months, numbers, ordinals: word → number.
        period: part of the calendar or relation → its words.
    """

    stop: frozenset[str]
    polite: frozenset[str]
    verbs: frozenset[str]
    modifiers: frozenset[str]
    institutions: frozenset[str]
    suffixes: frozenset[str]
    cues: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    breaks: list[tuple[str, ...]] = field(default_factory=list)
    topics: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    translations: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    period: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def harmless(self) -> frozenset[str]:
        """Words that may stand in any question without changing it."""
        return self.stop | self.polite | self.verbs | self.modifiers | self.calendar

    @cached_property
    def units(self) -> dict[str, str]:
        """Word of a part of the calendar → which part it is."""
        parts = ("year", "half", "third", "quarter", "two_months", "month", "week")
        return {word: part for part in parts for word in self.period[part]}

    @cached_property
    def dating(self) -> frozenset[str]:
        """Words at which a date may begin."""
        return self.calendar | {"i", "v", "hace"}

    @cached_property
    def calendar(self) -> frozenset[str]:
        """All words of dates."""
        return frozenset({*self.months, *self.ordinals, *(word for words in self.period.values() for word in words)})


@lru_cache(maxsize=1)
def language() -> Language:
    """All tongues together, read once."""
    files = [tomllib.loads(Path(__file__).with_name(f"{tongue}.toml").read_text("utf-8")) for tongue in TONGUES]
    words = {
        name: frozenset(word for data in files for word in data.get("words", {}).get(name, "").split())
        for name in ("stop", "polite", "verbs", "modifiers", "institutions", "suffixes")
    }
    numbers = {
        name: {word: int(value) for data in files for word, value in data.get(name, {}).items()}
        for name in ("months", "numbers", "ordinals")
    }
    return Language(
        **words,
        **numbers,
        cues=_phrases(files, "cues"),
        breaks=[forms(phrase) for data in files for phrase in data.get("clauses", {}).get("breaks", ())],
        topics=_phrases(files, "topics"),
        abbreviations={short: forms(long) for data in files for short, long in data.get("abbreviations", {}).items()},
        translations={
            forms(phrase): forms(spanish) for data in files for phrase, spanish in data.get("translations", {}).items()
        },
        period={name: frozenset(words) for name, words in _merged(files, "period").items()},
    )


def _merged(files: list[dict[str, dict[str, list[str]]]], table: str) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for data in files:
        for name, phrases in data.get(table, {}).items():
            merged.setdefault(name, []).extend(phrases)
    return merged


def _phrases(files: list[dict[str, dict[str, list[str]]]], table: str) -> dict[str, list[tuple[str, ...]]]:
    merged = _merged(files, table)
    return {name: [found for phrase in phrases if (found := forms(phrase))] for name, phrases in merged.items()}
