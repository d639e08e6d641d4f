"""Where the data ends: topics they do not hold, and words that would narrow a figure in a way they cannot."""

from bot.question import NotUnderstood, OutOfScope
from bot.understand.draft import Draft
from bot.understand.elsewhere import counts_something_else
from bot.understand.foreign import foreign_word
from bot.understand.reading import Reading

_MOST_STRANGE = 4
_LARGE = 50
_NO_FIGURES = frozenset({"unsubscribe", "subscriptions"})
_REPORTS = frozenset({"subscribe", *_NO_FIGURES})
_ASKING = frozenset(
    {
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
        "monthly",
        "quarterly",
        "yearly",
    }
)
"""Cues that make a question even among words that no list knows."""


def beyond(reading: Reading, draft: Draft) -> NotUnderstood | OutOfScope | None:
    """Why the message cannot be answered from the data, or None when it can."""
    if reading.topics and draft.cues.isdisjoint(_NO_FIGURES):
        return OutOfScope(reading.topics[0])
    if not _REPORTS.isdisjoint(draft.cues):
        return None
    strange = (foreign_word(reading, draft) or _strange(reading, draft)) if reading.strange else ""
    if word := strange or counts_something_else(reading, draft):
        return NotUnderstood(word)
    if (
        _growth_of_each(draft)
        or _sets_kinds_apart(draft)
        or _excludes(reading, draft)
        or ("absent" in draft.cues and draft.subjects.head)
    ):
        return NotUnderstood()
    if reading.numbers and draft.number is None and (number := _unspent(reading, draft)):
        return NotUnderstood(number)
    return None


def _strange(reading: Reading, draft: Draft) -> str:
    """The first word that no list knows, where nothing is asked for certain or there are too many; else empty."""
    strange = [at for at in reading.strange if at not in reading.periods.tokens]
    listed = "list" in draft.cues and not (draft.subjects.head or draft.kind)
    asks = (
        draft.said
        or draft.counted
        or draft.group is not None
        or not (_ASKING - {"list"} if listed else _ASKING).isdisjoint(draft.cues)
        or (draft.asked_which is not None and bool(draft.moments))
    )
    if not strange or (asks and len(strange) <= _MOST_STRANGE):
        return ""
    return reading.tokens[strange[0]].raw


def _growth_of_each(draft: Draft) -> bool:
    """Which centre or region grew most: growths are not ranked."""
    return (
        "growth" in draft.cues
        and (draft.asked_which is not None or draft.subjects.head)
        and draft.has("more", "less", "ranking")
        and not draft.subjects.named
    )


def _sets_kinds_apart(draft: Draft) -> bool:
    """Public centres against private ones: a question filters by one kind or none."""
    return {"public", "private", "compare"} <= draft.cues


def _unspent(reading: Reading, draft: Draft) -> str:
    """A large number that is neither date nor limit: the message says something that was not read; else empty."""
    if draft.limit:
        return ""
    large = (at for at in reading.numbers if (reading.tokens[at].value or 0) > _LARGE and not reading.serial(at))
    return next((reading.tokens[at].raw for at in large), "")


def _excludes(reading: Reading, draft: Draft) -> bool:
    """Whether one part is to be left out ("sin Lima"): a figure without one of its parts is not published."""
    if "remove" not in draft.cues or ("quantity" not in draft.cues and draft.indicator is None):
        return False
    ends = [span.end for span in reading.spans if "remove" in span.phrase.cues]
    rows = (*draft.subjects.named, *draft.subjects.types)
    return any(0 <= row.start - end <= 1 for end in ends for row in rows)
