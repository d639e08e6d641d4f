"""A text read through: its tokens, the phrases found in them, and which part of it is the question.

People wrap questions in letters and stories. A sentence or clause that holds words of no use to any question
("vivo en el jirón Junín") is a story: the names in it are not asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.understand.lexicon import Entry, Lexicon, Span, longest
from bot.understand.numbers import read_numbers
from bot.understand.periods import Periods, read_periods
from bot.understand.spelling import is_ordinary
from bot.understand.thresholds import Thresholds, read_thresholds
from bot.understand.words import Token, tokens

STRONG = frozenset(
    "quantity ranking ascending position compare growth share trend list profile summary source "
    "subscribe unsubscribe subscriptions chart export services_word clients_word goal".split()
)
_ASKING = STRONG | {"ask", "which", "more", "less"}
_SENTENCE = frozenset(".?!¿¡;:\n|…•")
_ELLIPSIS = re.compile(r"\.{2,}|…")
_QUIET = frozenset("-+'’/&\"()«»“”,*_#%°º")
_ABBREVIATIONS = frozenset(
    "vs n no nro num sr sra srta dr dra ing lic av jr trim sem bim cuatrim aprox art res ee uu tel ext dpto prov reg serv ud uds st".split()
)
_ROUND = 1000  # "dos mil servicios" is no year
_SERIAL = frozenset("n no nro num numero ley decreto oficio resolucion jr av calle km ruc dni piso lote expediente carta memo articulo art".split())
_INSTITUTION_REACH = 9


@dataclass(slots=True)
class Clause:
    """A stretch of the text, from token `start` to `end` (not included), and what stands in it."""

    start: int
    end: int
    sentence: int
    strength: int = 0
    strange: list[int] = field(default_factory=list)
    personal: bool = False
    asked: bool = False
    hinted: bool = False
    prompted: bool = False


@dataclass(slots=True)
class Reading:
    """What was found in a text.

    Attributes:
        tokens: the words, corrected.
        spans: the phrases of the lexicon that belong to the question.
        aside: the phrases in the rest, for "ahí" and "esa región".
        strange: places of words in the question that no list knows.
        periods, thresholds: what the question says of time and of limits.
        cues: the cues of the question.
        numbers: places of numbers in the question that are no dates and no limits.
        topics: what the data cannot answer, in the question.
    """

    tokens: list[Token]
    spans: list[Span]
    aside: list[Span]
    strange: list[int]
    periods: Periods
    thresholds: Thresholds
    cues: frozenset[str]
    topics: tuple[str, ...]
    numbers: tuple[int, ...] = ()

    def serial(self, at: int) -> bool:
        """Whether a number belongs to a document, a law, an address or a phrase of the lexicon."""
        before = self.tokens[at - 1].form if at else ""
        joined = at + 1 < len(self.tokens) and self.tokens[at + 1].gap in {"-", "/"}
        named = any(span.start <= at < span.end for span in (*self.spans, *self.aside))
        return joined or self.tokens[at].gap in {"-", "/", "°", "º"} or named or before in _SERIAL


def read(text: str, lexicon: Lexicon, today: date) -> Reading:
    """Reads a text through once."""
    words = read_numbers(lexicon.spelling.mend(tokens(text)), lexicon.tongue)
    spans = list(_spot(words, lexicon))
    thresholds = read_thresholds(words, spans)
    named = frozenset(
        at for span in spans if span.phrase.names and span.end - span.start > 1 for at in range(span.start, span.end)
    )
    counted = frozenset(
        span.start - 1
        for span in spans
        if "indicator" in span.phrase.kinds and span.start and (words[span.start - 1].value or 1) % _ROUND == 0
    )
    periods = read_periods(words, lexicon.tongue, today, thresholds.tokens | named | counted)
    clauses = _clauses(words, spans, lexicon, periods, thresholds)
    kept = _question(clauses, spans)
    masked = _masked(words, spans, lexicon)
    asked = [span for span in spans if kept[span.start] and not (span.start in masked and not span.phrase.cues)]
    aside = [span for span in spans if not (kept[span.start] and span.start not in masked)]
    inside = [moment for moment in periods.moments if kept[moment.start] and moment.start not in masked]
    periods = Periods(tuple(inside), periods.between, periods.tokens)
    return Reading(
        words,
        asked,
        aside,
        [at for clause in clauses if clause.asked for at in clause.strange if at not in masked and kept[at]],
        periods,
        thresholds,
        frozenset(cue for span in asked for cue in span.phrase.cues),
        _topics(asked, clauses),
        tuple(
            at
            for at, token in enumerate(words)
            if token.value is not None and kept[at] and at not in masked and at not in periods.tokens | thresholds.tokens
        ),
    )


def _topics(spans: list[Span], clauses: list[Clause]) -> tuple[str, ...]:
    """What the data cannot answer, in the sentence that asks; elsewhere it is part of the story."""
    if any("security" in span.phrase.topics for span in spans):
        return ("security",)
    strong = max((c.strength for c in clauses), default=0)
    asking = (
        {c.sentence for c in clauses if c.strength == strong and c.asked}
        if strong > 3
        else {c.sentence for c in clauses}
    )  # noqa: PLR2004
    places = {at for c in clauses if c.sentence in asking for at in range(c.start, c.end)}
    return tuple(
        topic for span in spans if span.start in places and not span.phrase.names for topic in span.phrase.topics
    )


# --- phrases ---------------------------------------------------------------------------------------------------


def _spot(words: list[Token], lexicon: Lexicon) -> Iterator[Span]:
    forms = [token.form for token in words]
    gaps = [token.gap for token in words]
    at, trie = 0, lexicon.trie
    while at < len(forms):
        span = longest(trie, forms, gaps, at)
        if span is None:
            at += 1
            continue
        if span.end - at > 1 and not span.phrase.names:
            inner = longest(trie, forms, gaps, span.end - 1)
            if inner and inner.end > span.end and inner.phrase.names:
                span = longest(trie, forms[: span.end - 1], gaps, at)
                if span is None:
                    at += 1
                    continue
        if _stands(span, forms):
            yield span
            at = span.end
        else:
            at += 1


_PLACING = frozenset(
    "en de del d cite cites distrito provincia ciudad region a para al desde por y e o entre in from of at utse ut".split()
)


def _stands(span: Span, forms: list[str]) -> bool:
    """INEI's many small places count only where a place is expected, for many are ordinary words."""
    if span.phrase.cues or span.phrase.topics or span.phrase.breaks or any(e.role != "place" for e in span.phrase.names):
        return True
    before = forms[span.start - 1] if span.start else ""
    article = before in {"la", "el", "los", "las"} and span.start > 1
    leading = forms[span.start - 2] if article else before
    if span.end - span.start == 1 and is_ordinary(forms[span.start]):
        return (
            before in {"distrito", "provincia", "cite"}
            or leading in {"distrito", "provincia"}
            or (
                leading in {"de", "del"}
                and span.start > 1
                and forms[span.start - 2] in {"distrito", "provincia", "ciudad"}
            )
            or (before == "en" and len(forms[span.start]) > 3)
        )  # noqa: PLR2004
    return leading in _PLACING or span.start == 0


# --- clauses ---------------------------------------------------------------------------------------------------


def _clauses(
    words: list[Token], spans: list[Span], lexicon: Lexicon, periods: Periods, thresholds: Thresholds
) -> list[Clause]:
    starts, sentences = _boundaries(words, spans)
    clauses: list[Clause] = []
    sentence = 0
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        if start in sentences and clauses:
            sentence += 1
        clauses.append(Clause(start, end, sentence))
    covered = _fill(clauses, spans)
    known = covered | periods.tokens | thresholds.tokens
    harmless = lexicon.tongue.harmless
    for clause in clauses:
        clause.strange = [  # the words that no list knows
            at
            for at in range(clause.start, clause.end)
            if at not in known
            and words[at].value is None
            and not words[at].form[0].isdigit()
            and (form := words[at].form) not in harmless
            and len(form) > 1
        ]
        clause.strength += any(clause.start <= moment.start < clause.end for moment in periods.moments)
        clause.asked = clause.asked or (clause.hinted and not clause.strange and not clause.personal)
    return clauses


def _boundaries(words: list[Token], spans: list[Span]) -> tuple[list[int], set[int]]:
    """Where clauses begin, and which of them begin a sentence."""
    inside = {at for span in spans for at in range(span.start + 1, span.end)}
    sentences = {0}
    starts = {0}
    for at, token in enumerate(words[1:], 1):
        if not token.gap or at in inside:
            continue
        if token.gap == "." and (
            words[at - 1].form in _ABBREVIATIONS or len(words[at - 1].form) == 1 or token.value is not None
        ):
            continue
        if _ELLIPSIS.fullmatch(token.gap):
            starts.add(at)
        elif any(mark in _SENTENCE or mark not in _QUIET for mark in token.gap):
            sentences.add(at)
            starts.add(at)
        elif any(mark in ",()" for mark in token.gap):
            starts.add(at)
    starts.update(span.start for span in spans if span.phrase.breaks)
    return sorted(starts), sentences


def _fill(clauses: list[Clause], spans: list[Span]) -> set[int]:
    """Adds up what each clause holds; gives the places that phrases cover."""
    covered: set[int] = set()
    at = 0
    whiches = {span.end for span in spans if "which" in span.phrase.cues}
    for span in spans:
        covered.update(range(span.start, span.end))
        while clauses[at].end <= span.start:
            at += 1
        clause = clauses[at]
        cues = span.phrase.cues
        names = span.phrase.names
        clause.strength += 2 * bool(cues & STRONG) + 2 * ("indicator" in span.phrase.kinds)
        clause.strength += bool(names) + ("which" in cues or "noun_centre" in cues)
        clause.personal = clause.personal or ("personal" in cues and not clause.asked)
        clause.asked = (
            clause.asked or bool(cues & STRONG) or any(e.kind == "indicator" and e.id != "centres" for e in names)
        )
        clause.asked = clause.asked or (span.start in whiches and any(cue.startswith("noun_") for cue in cues))
        clause.prompted = clause.prompted or "ask" in cues
        clause.hinted = (
            clause.hinted
            or bool(cues & _ASKING)
            or any(e.kind in {"indicator", "service_type", "client_type"} for e in names)
        )
    return covered


def _question(clauses: list[Clause], spans: list[Span]) -> list[bool]:
    """For each token, whether it belongs to the question."""
    size = clauses[-1].end if clauses else 0
    kept = [False] * (size + 1)
    totals: dict[int, int] = {}
    for clause in clauses:
        if clause.asked and not clause.personal or clause.strength > 3:  # noqa: PLR2004
            totals[clause.sentence] = totals.get(clause.sentence, 0) + clause.strength
    best = max(totals, key=lambda sentence: (totals[sentence], sentence), default=None)
    if best is None:
        for clause in clauses:
            clause.asked = True
        return [True] * (size + 1)
    stories = {c.sentence for c in clauses if c.sentence != best and (c.strange or c.personal)}
    stories -= {c.sentence for c in clauses if c.asked and not c.personal}
    for clause in clauses:
        first = clause.start
        asks = clause.prompted and not clause.strange and not clause.personal
        if clause.sentence != best and not asks and (clause.sentence in stories or clause.personal):
            clause.asked = False
            continue
        if (clause.strange or clause.personal) and not clause.asked:
            continue
        if clause.personal or clause.strange:
            first = _preamble(clause, spans)
        for at in range(first, clause.end):
            kept[at] = True
        clause.strange = [at for at in clause.strange if at >= first]
        clause.asked = True
    return kept


def _preamble(clause: Clause, spans: list[Span]) -> int:
    """Where the question begins in a clause that opens with a story ("vivo en Puno y quiero saber cuántos …")."""
    for span in spans:
        if span.start < clause.start:
            continue
        if span.start >= clause.end:
            break
        cues = span.phrase.cues
        if cues & (STRONG | {"which", "ask"}) or any(e.kind == "indicator" for e in span.phrase.names):
            before = [at for at in clause.strange if at < span.start]
            if clause.personal or before:
                return span.start if before or clause.personal else clause.start
            return clause.start
    return clause.start


def _masked(words: list[Token], spans: list[Span], lexicon: Lexicon) -> set[int]:
    """The names that belong to an institution, a road or a document."""
    masked: set[int] = set()
    if not any(token.form in lexicon.tongue.institutions for token in words):
        return masked
    begins = {span.start: span for span in spans}
    covered = {at for span in spans if span.phrase.names for at in range(span.start, span.end)}
    for at, token in enumerate(words):
        if token.form not in lexicon.tongue.institutions or at in covered:
            continue
        place = at + 1
        while place < min(len(words), at + _INSTITUTION_REACH) and not words[place].gap.strip("-'\""):
            span = begins.get(place)
            if words[place].form in lexicon.tongue.verbs or (
                span and span.phrase.cues & (_ASKING | {"network", "noun_centre"})
            ):
                break
            if span and "indicator" in span.phrase.kinds:
                break
            masked.add(place)
            if span and "region" in span.phrase.kinds:
                masked.update(range(span.start, span.end))
                break
            place += 1
    return masked
