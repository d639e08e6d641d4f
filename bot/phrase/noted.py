"""The figures of a press note, each with the words that say it, shown to who decides whether they are stored."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.length import units
from bot.message import Message
from bot.phrase.observed import Doubted, Observed, cut, doubted, stated, valued
from bot.phrase.sources import described
from bot.phrase.voice import Voice
from bot.registry import Registry, Source

ROOM = 3_400
"""UTF-16 units for the figures; what stands around them is far shorter than the rest of a message."""

WORDS = 200
"""Characters of the words that say a figure."""

TITLE = 100
"""Characters of a note's title."""


class Found(Protocol):
    """A figure with the words that say it, and codes why it must be looked at."""

    @property
    def observation(self) -> Observed: ...  # noqa: D102 - as a finding of a note
    @property
    def words(self) -> str: ...  # noqa: D102
    @property
    def reasons(self) -> Sequence[str]: ...  # noqa: D102


class Weighed(Protocol):
    """A figure beside the one that stands."""

    @property
    def finding(self) -> Found: ...  # noqa: D102 - as a finding that was weighed
    @property
    def before(self) -> Observed | None: ...  # noqa: D102
    @property
    def doubts(self) -> Sequence[Doubted]: ...  # noqa: D102
    @property
    def adds(self) -> bool: ...  # noqa: D102
    @property
    def older(self) -> bool: ...  # noqa: D102


def noted(weighed: Sequence[Weighed], storable: int, source: Source, voice: Voice, registry: Registry) -> Message:
    """Each figure in the order of the note: what it is, whether it is new, the words, and what is doubtful.

    So many of them are `storable`: they are not known, and do not contradict each other.
    """
    if not weighed:
        return Message(voice.gettext("I found no figure of the network in that."))
    title = voice.ngettext(
        "The note says {n} figure that I can store.", "The note says {n} figures that I can store.", storable
    ).format(n=voice.number(storable))
    if not storable:
        title = voice.gettext("I have all the figures of that note already; there is nothing to store.")
        if any(each.adds for each in weighed):
            title = voice.gettext("That note contradicts itself, so there is nothing that I can store.")
    entries = [_entry(number, each, voice, registry) for number, each in enumerate(weighed, 1)]
    fitting = _fitting(entries)
    more = len(entries) - fitting
    left = voice.gettext("… and {n} more", n=voice.number(more))
    note = voice.gettext("Source: {source}.", source=described(voice, source, TITLE))
    return Message(title, items=tuple(entries[:fitting]), lines=(left,) if more else (), footnote=(note,))


def _entry(number: int, each: Weighed, voice: Voice, registry: Registry) -> str:
    finding = each.finding
    why = [_reason(code, voice) for code in finding.reasons] + [
        doubted(doubt, voice, registry) for doubt in each.doubts
    ]
    lines = [
        f"{number}. {stated(finding.observation, voice, registry)} {_standing(each, voice, registry)}",
        f"«{cut(finding.words, WORDS)}»",
    ]
    if why:
        lines.append("⚠️ " + voice.gettext("Doubtful: {why}.", why="; ".join(why)))
    return "\n".join(lines)


def _standing(each: Weighed, voice: Voice, registry: Registry) -> str:
    if each.before is None:
        return voice.gettext("(new)")
    values = [valued(one, voice, registry) for one in (each.before, each.finding.observation)]
    if each.older:
        return voice.gettext("(older: {before} still holds)", before=values[0])
    if each.adds and values[0] != values[1]:
        return voice.gettext("(changed: {before} → {now})", before=values[0], now=values[1])
    if values[0] == values[1]:
        return voice.gettext("(known already)")
    return voice.gettext("(known already, better: {before})", before=values[0])


def _fitting(entries: Sequence[str]) -> int:
    """How many of the entries have room."""
    room = ROOM
    for number, entry in enumerate(entries):
        room -= units(entry) + 1
        if room < 0:
            return number
    return len(entries)


def _reason(code: str, voice: Voice) -> str:
    """Why a figure was not read for sure."""
    return _reasons(voice).get(code, code)


def _reasons(voice: Voice) -> Mapping[str, str]:
    gettext = voice.gettext
    return {
        "centre-unsure": gettext("it may be about another centre"),
        "scope-guessed": gettext("its sentence does not say what it is about"),
        "region-unsure": gettext("a place is named, but perhaps not as what is counted"),
        "period-guessed": gettext("its sentence names no period"),
        "period-unsure": gettext("its sentence names several periods"),
        "to-date": gettext("its period ends on the day of the note"),
        "people": gettext("it counts persons, not companies"),
        "kind-unsure": gettext("it may count something else"),
        "no-verb": gettext("nothing says that it was reached"),
        "part": gettext("it may count only a part"),
        "number-unsure": gettext("it may be another number"),
        "unit-guessed": gettext("what is counted stands elsewhere"),
        "up-to": gettext("it says “at most”"),
        "denied": gettext("the sentence says no, or perhaps"),
        "correction": gettext("it corrects a figure printed before"),
        "contradiction": gettext("the note gives another figure for the same"),
    }
