"""Where the data ends: topics they do not hold, and words that would narrow a figure in a way they cannot."""

from bot.question import NotUnderstood, OutOfScope
from bot.understand.draft import Draft
from bot.understand.lexicon import Lexicon
from bot.understand.reading import Reading
from bot.understand.spelling import is_ordinary

_NARROWING = frozenset(
    {
        "de",
        "del",
        "d",
        "en",
        "a",
        "al",
        "con",
        "sobre",
        "sin",
        "para",
        "por",
        "of",
        "in",
        "for",
        "about",
        "to",
        "with",
        "at",
    }
)
_ARTICLES = frozenset({"la", "el", "los", "las", "lo", "the"})
_TOLERATED = 4
_LARGE = 50
_COUNTED = frozenset({"indicator", "service_type", "client_type"})


def beyond(reading: Reading, draft: Draft, lexicon: Lexicon) -> NotUnderstood | OutOfScope | None:
    """Why the message cannot be answered from the data, or None when it can."""
    if draft.has("subscribe", "unsubscribe", "subscriptions"):
        return None
    if reading.topics:
        return OutOfScope(reading.topics[0])
    if word := _foreign(reading, draft):
        return NotUnderstood(word, ())
    strong = (
        draft.indicator is not None
        or draft.counted
        or draft.has(
            "quantity",
            "ranking",
            "position",
            "share",
            "compare",
            "growth",
            "trend",
            "list",
            "profile",
            "summary",
            "source",
            "help",
        )
        or (draft.asked_which is not None and bool(draft.moments))
    )
    strange = [at for at in reading.strange if at not in reading.periods.tokens]
    if not strong and strange:
        return NotUnderstood(_raw(reading, strange[0]), ())
    if len(strange) > _TOLERATED:
        return NotUnderstood(_raw(reading, strange[0]), ())
    if draft.has("growth") and (draft.asked_which or draft.subjects.head) and draft.has("more", "less", "ranking") and not draft.subjects.named:
        return NotUnderstood()
    if draft.has("absent") and draft.subjects.head:
        return NotUnderstood()
    if draft.number is None and _unspent(reading, draft):
        return NotUnderstood(_unspent(reading, draft))
    if draft.has("quantity") and _excludes(reading, draft):
        return NotUnderstood()
    return None


def _unspent(reading: Reading, draft: Draft) -> str:
    """A large number that is neither date nor limit: the message says something that was not read."""
    large = (at for at in reading.numbers if (reading.tokens[at].value or 0) > _LARGE and not reading.serial(at))
    return "" if draft.limit else next((reading.tokens[at].raw for at in large), "")


def _excludes(reading: Reading, draft: Draft) -> bool:
    """ "Sin Lima": a figure without one of its parts is not among those published."""
    ends = [span.end for span in reading.spans if "remove" in span.phrase.cues]
    return any(0 <= named.start - end <= 1 for end in ends for named in (*draft.subjects.named, *draft.subjects.types))


def _raw(reading: Reading, at: int) -> str:
    return reading.tokens[at].raw


def _foreign(reading: Reading, draft: Draft) -> str:
    """The word that names something the tables do not have, where it would narrow the figure; empty when there is none."""
    tokens = reading.tokens
    corrected = max((span.start for span in reading.spans if "correct" in span.phrase.cues), default=0)
    strange = {at for at in reading.strange if at >= corrected}
    if not strange:
        return ""
    ends = {}
    for span in reading.spans:
        if span.phrase.kinds & _COUNTED:
            ends[span.end] = "counted"
        elif "quantity" in span.phrase.cues:
            ends[span.end] = "quantity"
        elif "noun_centre" in span.phrase.cues or "noun_chain" in span.phrase.cues or "noun_region" in span.phrase.cues:
            ends.setdefault(span.end, "head")
    last = max((span.end for span in reading.spans if span.phrase.names), default=0)
    for at in sorted(strange):
        form = tokens[at].form
        before = at
        while before - 1 >= 0 and tokens[before - 1].form in _ARTICLES | _NARROWING and not tokens[before].gap:
            before -= 1
        led = any(tokens[k].form in _NARROWING for k in range(before, at))
        common = is_ordinary(form)
        if (
            before in ends
            and (at == before or led or ends[before] == "head")
            and not (tokens[before].gap if before < at else tokens[at].gap)
        ):
            if ends[before] != "head" or not common or at == before:
                return tokens[at].raw
        if any(
            span.end == at
            and ("more" in span.phrase.cues or "less" in span.phrase.cues)
            and tokens[span.end - 1].form in {"mas", "menos", "most", "least", "more"}
            for span in reading.spans
        ):
            return tokens[at].raw
        if led and not common and not _determined(reading, before, at):
            return tokens[at].raw
        if led and common and before > 0 and _after_counted(ends, before) and (at < last or _tells_whose(reading, before, at)):
            return tokens[at].raw
        if not common and len(form) > 3 and at < last and _after_counted(ends, at):  # noqa: PLR2004
            return tokens[at].raw
        if tokens[at - 1].form == "se" and at and draft.has("quantity") and _after_counted(ends, at):
            return tokens[at].raw
    return ""


def _tells_whose(reading: Reading, start: int, at: int) -> bool:
    """ "… lideradas por mujeres": the last words still narrow the figure; "para mi informe" gives a purpose."""
    forms = {reading.tokens[k].form for k in range(start, at)}
    return bool(forms & {"de", "por", "con", "sin", "sobre"}) and not forms & {"mi", "un", "una", "tu", "su"}


def _determined(reading: Reading, start: int, at: int) -> bool:
    return any(reading.tokens[k].form in {"mi", "tu", "su", "un", "una", "my", "a"} for k in range(start, at))


def _after_counted(ends: dict[int, str], at: int) -> bool:
    return any(end <= at for end, kind in ends.items() if kind in {"counted", "quantity"})
