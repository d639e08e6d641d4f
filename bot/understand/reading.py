"""A text read through: its tokens, the phrases found in them, and which part of it is the question."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from bot.understand.calendar_grammar import may_be_dated
from bot.understand.clauses import clauses_of, fill, note_strange
from bot.understand.language import Language, language
from bot.understand.lexicon import Lexicon
from bot.understand.number_words import read_numbers
from bot.understand.periods import NO_PERIODS, Periods, read_periods
from bot.understand.phrases import Span
from bot.understand.question_part import asked_places, masked_places, topics_of
from bot.understand.spotting import spot
from bot.understand.thresholds import Thresholds, read_thresholds
from bot.understand.wish_apart import apart
from bot.understand.wish_message import Wish
from bot.understand.wishing import wish_in
from bot.understand.words import Text, Token, tokens

_ROUND = 1000  # "dos mil servicios" is no year
_ENDS = frozenset({"first", "last"})
_STROKES = frozenset({"-", "/"})
_MARKS_OF_SERIALS = _STROKES | {"°", "º"}


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
        topics: what the data cannot answer, in the question.
        numbers: places of numbers in the question that are no dates and no limits.
        wish: what it says of what is sent by itself.
        tongue: the words that tell a paper's number from a figure.
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
    wish: Wish | None = None
    tongue: Language = field(default_factory=language, repr=False)

    def serial(self, at: int) -> bool:
        """Whether a number belongs to a document, a law, an address or a phrase of the lexicon."""
        if self.tokens[at].gap in _MARKS_OF_SERIALS:
            return True
        if at + 1 < len(self.tokens) and self.tokens[at + 1].gap in _STROKES:
            return True
        if at and self.tokens[at - 1].form in self.tongue.papers["serial"]:
            return True
        return any(_holds(spans, at) for spans in (self.spans, self.aside))


def read(text: str, lexicon: Lexicon, today: date) -> Reading:
    """Reads a text through once."""
    tongue = lexicon.tongue
    words = Text.of(read_numbers(lexicon.spelling.mend(tokens(text)), tongue))
    spans = spot(words, lexicon)
    wish = wish_in(words, spans, tongue)
    if wish:
        words, spans = apart(wish, words, lexicon)
    thresholds = read_thresholds(words, spans, tongue)
    periods = NO_PERIODS
    if may_be_dated(words, tongue):
        periods = read_periods(words, tongue, today, thresholds.tokens | _no_dates(words, spans))
    spans = [span for span in spans if not _dates_only(span, periods)]
    clauses = clauses_of(words, spans, tongue)
    fill(clauses, spans, periods.moments)
    note_strange(clauses, words, spans, periods.tokens | thresholds.tokens, tongue)
    kept = asked_places(clauses, spans, words, tongue)
    masked = masked_places(words, spans, clauses, tongue)
    asked = [span for span in spans if kept[span.start] and (span.start not in masked or span.phrase.cues)]
    return Reading(
        tokens=words.tokens,
        spans=asked,
        aside=[span for span in spans if not kept[span.start] or span.start in masked],
        strange=[at for c in clauses if c.asked for at in c.strange if at not in masked and kept[at]],
        periods=_asked_periods(periods, kept, masked),
        thresholds=thresholds,
        cues=frozenset().union(*[span.phrase.cues for span in asked]),
        topics=topics_of(asked, clauses),
        numbers=_bare_numbers(words, spans, kept, masked, periods.tokens | thresholds.tokens),
        wish=wish,
        tongue=tongue,
    )


def _holds(spans: list[Span], at: int) -> bool:
    """Whether one of these phrases, which stand in order, holds a place."""
    before = bisect_right(spans, at, key=lambda span: span.start)
    return before > 0 and at < spans[before - 1].end


def _dates_only(span: Span, periods: Periods) -> bool:
    """Whether "first" or "last" only belongs to a date ("últimos 4 meses"), and ranks nothing."""
    return not _ENDS.isdisjoint(span.phrase.cues) and periods.tokens.issuperset(range(span.start, span.end))


def _no_dates(text: Text, spans: list[Span]) -> frozenset[int]:
    """Places of what looks like a date and is none: words of longer names, round numbers of things counted."""
    found: set[int] = set()
    for start, end, phrase in spans:
        if phrase.names and end - start > 1:
            found.update(range(start, end))
        if start and "indicator" in phrase.kinds and (text.tokens[start - 1].value or 1) % _ROUND == 0:
            found.add(start - 1)
    return frozenset(found)


def _asked_periods(periods: Periods, kept: list[bool], masked: set[int]) -> Periods:
    """The periods that the question names."""
    asked = tuple([moment for moment in periods.moments if kept[moment.start] and moment.start not in masked])
    return periods if len(asked) == len(periods.moments) else Periods(asked, periods.between, periods.tokens)


def _bare_numbers(
    text: Text, spans: list[Span], kept: list[bool], masked: set[int], read: frozenset[int]
) -> tuple[int, ...]:
    """Numbers that nothing explains; "dio 85 mil servicios" only claims a figure."""
    counted = {span.start for span in spans if "indicator" in span.phrase.kinds}
    return tuple(
        [
            at
            for at in text.figures
            if text.tokens[at].value is not None
            and kept[at]
            and at not in masked
            and at not in read
            and at + 1 not in counted
        ]
    )
