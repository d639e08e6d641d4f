"""The clauses of a text and what stands in them: what speaks for a question, what for a story."""

import re
from bisect import bisect_left
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bot.understand.language import Language
from bot.understand.moments import Moment
from bot.understand.phrases import Span
from bot.understand.words import Text

_QUIET = frozenset("-+'’/&\"()«»“”,*_#%°º")
_SOFT = frozenset(",()")
_ELLIPSIS = re.compile(r"\.{2,}|…")


@dataclass(slots=True)
class Clause:
    """A stretch of the text, from token `start` to `end` (not included), and what stands in it.

    Attributes:
        sentence: the number of its sentence.
        strength: how much it speaks for a question.
        strange: places of words that no list knows.
        personal: it tells of the writer.
        asked: it holds what only a question holds, and later: it belongs to the question.
        hinted: it holds what questions hold, and stories too.
        prompted: it says that a question comes ("quisiera saber").
    """

    start: int
    end: int
    sentence: int
    strength: int = 0
    strange: list[int] = field(default_factory=list)
    personal: bool = False
    asked: bool = False
    hinted: bool = False
    prompted: bool = False

    @property
    def storied(self) -> bool:
        """Whether something in it belongs to a story."""
        return self.personal or bool(self.strange)


def clauses_of(text: Text, spans: list[Span], tongue: Language) -> list[Clause]:
    """Cuts a text at its marks and at the phrases that begin a clause."""
    starts, sentences = _boundaries(text, spans, tongue)
    if not starts:
        return [Clause(0, len(text.forms), 0)]
    clauses: list[Clause] = []
    sentence = 0
    begins = sorted(starts | {0})
    for start, end in zip(begins, [*begins[1:], len(text.forms)], strict=True):
        sentence += start in sentences
        clauses.append(Clause(start, end, sentence))
    return clauses


def fill(clauses: list[Clause], spans: list[Span], moments: tuple[Moment, ...]) -> None:
    """Adds up what the phrases and dates of each clause say for a question."""
    at = which_end = 0
    for span in spans:
        while clauses[at].end <= span.start:
            at += 1
        clause, phrase = clauses[at], span.phrase
        clause.strength += phrase.strength
        clause.personal = clause.personal or ("personal" in phrase.cues and not clause.asked)
        clause.asked = clause.asked or phrase.asks or (phrase.noun and which_end == span.start > 0)
        clause.prompted = clause.prompted or "ask" in phrase.cues
        clause.hinted = clause.hinted or phrase.hints
        if "which" in phrase.cues:
            which_end = span.end
    dates = [moment.start for moment in moments]
    for clause in clauses if dates else ():
        first = bisect_left(dates, clause.start)
        clause.strength += first < len(dates) and dates[first] < clause.end


def note_strange(
    clauses: list[Clause], text: Text, spans: list[Span], read: AbstractSet[int], tongue: Language
) -> None:
    """Notes the words that no list knows; `read` are places of dates and limits."""
    harmless = tongue.harmless
    unknown = [at for at, form in enumerate(text.forms) if form not in harmless and len(form) > 1]
    if unknown:
        covered = {at for span in spans for at in range(span.start, span.end)}
        figures = set(text.figures)
        unknown = [at for at in unknown if not (at in covered or at in read or at in figures)]
    place = 0
    for at in unknown:
        while clauses[place].end <= at:
            place += 1
        clauses[place].strange.append(at)
    for clause in clauses:
        clause.asked = clause.asked or (clause.hinted and not clause.storied)


def _boundaries(text: Text, spans: list[Span], tongue: Language) -> tuple[set[int], set[int]]:
    """Where clauses begin, apart from the first, and which of them begin a sentence."""
    sentences: set[int] = set()
    starts = {span.start for span in spans if span.phrase.breaks and span.start}
    marked = [at for at, gap in enumerate(text.gaps) if gap and at]
    if not marked:
        return starts, sentences
    inside = {at for span in spans for at in range(span.start + 1, span.end)}
    for at in marked:
        gap = text.gaps[at]
        if at in inside or (gap == "." and _is_clipped(text, at, tongue)):
            continue
        if _ELLIPSIS.fullmatch(gap):
            starts.add(at)
        elif not _QUIET.issuperset(gap):
            sentences.add(at)
            starts.add(at)
        elif not _SOFT.isdisjoint(gap):
            starts.add(at)
    return starts, sentences


def _is_clipped(text: Text, at: int, tongue: Language) -> bool:
    """Whether the point before a token belongs to a clipped word or a number."""
    before = text.forms[at - 1]
    return len(before) == 1 or before in tongue.sentences["clipped"] or text.tokens[at].value is not None
