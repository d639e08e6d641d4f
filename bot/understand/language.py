"""The words of the tongues, all together: cues, dates, numbers, topics that the data cannot answer."""

from dataclasses import dataclass, field
from functools import cache, cached_property

from bot.understand.tongues import counts, lists, pairs, words
from bot.understand.words import forms

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
"""Numbers of quarters and the like; no tongue's own."""

_PARTS = ("year", "half", "third", "quarter", "two_months", "month", "week")


@dataclass(frozen=True)
class Language:
    """What the tongues say, merged: people mix them. The data files tell what each list of words is for.

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
        heads: what a centre's name opens with ("CITE", "unidad técnica").
        translations: phrase of another tongue → the Spanish phrase that the tables may hold.
        abbreviations: clipped word → the words it stands for.
        months, numbers, ordinals: word → number.
        period: part of the calendar or relation → its words.
        meaning: sort of small word whose sense matters (articles, linking verbs …) → its words.
        relations: relation → the pairs of words that say it behind a part of the calendar.
        figures, naming, placing, dates, limits, papers, sentences: what stands around numbers, names, places, dates,
            limits, papers' numbers and the ends of sentences: purpose → words.
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
    heads: tuple[tuple[str, ...], ...] = ()
    translations: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    period: dict[str, frozenset[str]] = field(default_factory=dict)
    meaning: dict[str, frozenset[str]] = field(default_factory=dict)
    relations: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    figures: dict[str, frozenset[str]] = field(default_factory=dict)
    naming: dict[str, frozenset[str]] = field(default_factory=dict)
    placing: dict[str, frozenset[str]] = field(default_factory=dict)
    dates: dict[str, frozenset[str]] = field(default_factory=dict)
    limits: dict[str, frozenset[str]] = field(default_factory=dict)
    papers: dict[str, frozenset[str]] = field(default_factory=dict)
    sentences: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def harmless(self) -> frozenset[str]:
        """Words that may stand in any question without changing it."""
        return self.stop | self.polite | self.verbs | self.modifiers | self.calendar

    @cached_property
    def units(self) -> dict[str, str]:
        """Word of a part of the calendar → which part it is."""
        return {word: part for part in _PARTS for word in self.period[part]}

    @cached_property
    def dating(self) -> frozenset[str]:
        """Words at which a date may begin."""
        return self.calendar | self.dates["ago"] | ROMAN.keys()

    @cached_property
    def calendar(self) -> frozenset[str]:
        """All words of dates."""
        return frozenset({*self.months, *self.ordinals}.union(*self.period.values()))

    @cached_property
    def numbering(self) -> frozenset[str]:
        """Words before the number of a paper ("Oficio 45")."""
        return self.papers["numbered"] | self.institutions

    @cached_property
    def openings(self) -> frozenset[str]:
        """Words of a centre's head."""
        return frozenset(word for head in self.heads for word in head)

    @cached_property
    def loose(self) -> frozenset[str]:
        """Small words that may stand inside a name without being part of it."""
        return self.naming["small"] | self.naming["added"]


@cache
def language() -> Language:
    """All tongues together, read once."""
    plain = words("words")
    return Language(
        stop=plain["stop"],
        polite=plain["polite"],
        verbs=plain["verbs"],
        modifiers=plain["modifiers"],
        institutions=plain["institutions"],
        suffixes=plain["suffixes"],
        cues=_phrases("cues"),
        breaks=_phrases("clauses")["breaks"],
        topics=_phrases("topics"),
        heads=tuple(_phrases("heads")["centre"]),
        abbreviations={short: forms(long) for short, long in pairs("abbreviations").items()},
        translations={forms(phrase): forms(spanish) for phrase, spanish in pairs("translations").items()},
        period={name: frozenset(said) for name, said in lists("period").items()},
        meaning={name: frozenset(said) for name, said in lists("meaning").items()},
        months=counts("months"),
        numbers=counts("numbers"),
        ordinals=counts("ordinals"),
        figures=words("figures"),
        naming=words("naming"),
        placing=words("placing"),
        dates=words("dates"),
        limits=words("limits"),
        papers=words("papers"),
        sentences=words("sentences"),
        relations={name: frozenset(found) for name, found in _phrases("relations").items()},
    )


def _phrases(table: str) -> dict[str, list[tuple[str, ...]]]:
    return {name: [found for phrase in said if (found := forms(phrase))] for name, said in lists(table).items()}
