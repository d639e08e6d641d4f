"""The phrases of a question that stand, sorted once by what they say: every rule on meaning looks them up here."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.question import GroupBy
from bot.understand.particles import DENYING
from bot.understand.phrases import Span
from bot.understand.reading import Reading
from bot.understand.words import Token

NOUNS: dict[str, GroupBy] = {
    "noun_centre": "centre",
    "noun_region": "region",
    "noun_chain": "chain",
    "noun_service_type": "service_type",
    "noun_client_type": "client_type",
    "noun_month": "month",
    "noun_quarter": "quarter",
    "noun_year": "year",
}
"""Cue of a noun → what an answer can be arranged by."""


@dataclass(slots=True)
class Standing:
    """Phrases, in the order of the text.

    Attributes:
        tokens: all words of the text.
        forms: their normal forms.
        spans: the phrases.
        cued: cue → the phrases that give it.
        naming: the phrases that name rows of the tables.
        nouns: the phrases that are a noun an answer can be arranged by, and that noun.
    """

    tokens: list[Token]
    forms: list[str]
    spans: Sequence[Span]
    cued: dict[str, list[Span]]
    naming: list[Span]
    nouns: list[tuple[Span, GroupBy]]

    @classmethod
    def of(cls, spans: Sequence[Span], tokens: list[Token]) -> "Standing":
        """Sorts phrases in one pass."""
        cued: dict[str, list[Span]] = {}
        naming: list[Span] = []
        nouns: list[tuple[Span, GroupBy]] = []
        for span in spans:
            phrase = span.phrase
            if phrase.names:
                naming.append(span)
            for cue in phrase.cues:
                if cue in cued:
                    cued[cue].append(span)
                else:
                    cued[cue] = [span]
                if cue in NOUNS:
                    nouns.append((span, NOUNS[cue]))
        return cls(tokens, [token.form for token in tokens], spans, cued, naming, nouns)

    def cues(self, *cues: str) -> Collection[Span]:
        """The phrases that give any of these cues, in the order of the text."""
        given = [cue for cue in cues if cue in self.cued]
        if not given:
            return ()
        if len(given) == 1:
            return self.cued[given[0]]
        return [span for span in self.spans if not span.phrase.cues.isdisjoint(given)]

    def form_before(self, span: Span) -> str:
        """The word before a phrase; empty at the beginning."""
        return self.forms[span.start - 1] if span.start else ""


def standing(reading: Reading) -> Standing:
    """The phrases that stand: without limits already read, what was denied, and what was corrected."""
    spans = reading.spans
    if used := reading.thresholds.tokens:
        spans = [s for s in spans if not (s.start in used and s.end - 1 in used)]
    spans = _without_names_denied(spans, reading.tokens)
    if "negate" in reading.cues:
        spans = _without_denied(spans, reading.tokens)
    if "correct" in reading.cues:
        spans = _without_corrected(spans)
    return Standing.of(spans, reading.tokens)


def _without_names_denied(spans: list[Span], tokens: list[Token]) -> list[Span]:
    """A name right after "no" goes when another of its kind stands ("no Puno, Ica")."""
    denied = [s for s in spans if s.start and s.phrase.names and tokens[s.start - 1].form in DENYING]
    if not denied:
        return spans
    left = Counter([family for span in spans for family in _families(span)])
    gone: set[int] = set()
    for span in denied:
        families = _families(span)
        if any(left[family] > 1 for family in families):
            left.subtract(families)
            gone.add(span.start)
    return [span for span in spans if span.start not in gone]


def _families(span: Span) -> set[str]:
    return {_family(entry.kind) for entry in span.phrase.names}


def _without_denied(spans: list[Span], tokens: list[Token]) -> list[Span]:
    """The names after a denial go, up to the next clause ("no quiero las capacitaciones, quiero los ensayos")."""
    kept: list[Span] = []
    denied = False
    for span in spans:
        if tokens[span.start].gap.strip("-'\"") or span.phrase.breaks or "ask" in span.phrase.cues:
            denied = False
        if "negate" in span.phrase.cues:
            denied = True
        if not (denied and span.phrase.names):
            kept.append(span)
    return kept


def _without_corrected(spans: list[Span]) -> list[Span]:
    """A name after a correction replaces those of its kind before it ("Cusco… perdón, Puno")."""
    at = next((s.start for s in reversed(spans) if "correct" in s.phrase.cues), None)
    if at is None:
        return spans
    after = {_family(e.kind) for s in spans if s.start > at for e in s.phrase.names}
    return [s for s in spans if s.start >= at or not any(_family(e.kind) in after for e in s.phrase.names)]


def _family(kind: str) -> str:
    return "place" if kind in {"centre", "region"} else kind
