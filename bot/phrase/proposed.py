"""What a table of ITP would change, shown to who decides whether it is stored."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.message import Message
from bot.phrase.observed import Doubted, Observed, counted, cut, doubted, first, valued
from bot.phrase.voice import Voice
from bot.registry import Registry

CHANGES, DOUBTS, REJECTED = 10, 5, 5
"""How many of each are shown; the rest is counted."""

LINE, FAULT = 150, 120
"""Characters of a line; with these numbers of them all fits into one message."""

NAME = 60
"""Characters of a file's name."""


class Counts(Protocol):
    """How many figures of an indicator are new, changed and unchanged; and how many rows could not be read."""

    @property
    def new(self) -> int: ...  # noqa: D102 - as in a proposal
    @property
    def changed(self) -> int: ...  # noqa: D102
    @property
    def unchanged(self) -> int: ...  # noqa: D102
    @property
    def rejected(self) -> int: ...  # noqa: D102


class Rejected(Protocol):
    """What could not be read; `file` is a sheet, empty for the only one; `row` a line, None for all of it."""

    @property
    def file(self) -> str: ...  # noqa: D102 - as a fault of the tables
    @property
    def row(self) -> int | None: ...  # noqa: D102
    @property
    def column(self) -> str | None: ...  # noqa: D102
    @property
    def message(self) -> str: ...  # noqa: D102


class Proposed(Protocol):
    """What would change; `count` rows would be added."""

    @property
    def tallies(self) -> Mapping[str, Counts]: ...  # noqa: D102 - as a proposal
    @property
    def changes(self) -> Sequence[tuple[Observed, Observed]]: ...  # noqa: D102
    @property
    def rejected(self) -> Sequence[Rejected]: ...  # noqa: D102
    @property
    def doubts(self) -> Sequence[Doubted]: ...  # noqa: D102
    @property
    def count(self) -> int: ...  # noqa: D102


def proposed(found: Proposed, file: str, voice: Voice, registry: Registry) -> Message:
    """The counts by indicator, then what changes, what is doubtful and what could not be read: the first of each."""
    tallies = found.tallies
    _, changed, _, bad = map(sum, zip(*map(_counts, tallies.values()), strict=True)) if tallies else (0,) * 4
    changes = [
        cut(f"{counted(now, voice, registry)}: {_apart(before, now, voice, registry)}", LINE)
        for before, now in found.changes[:CHANGES]
    ]
    doubts = [cut(_doubt(each, voice, registry), LINE) for each in found.doubts]
    rejected = [cut(_rejected(each, voice), FAULT) for each in found.rejected[:REJECTED]]
    return Message(
        _title(found, cut(file, NAME), voice),
        items=tuple(_tally(id_, each, voice, registry) for id_, each in tallies.items() if any(_counts(each))),
        lines=(
            *_section(voice.gettext("What changes:"), changes, changed, CHANGES, voice),
            *_section(voice.gettext("Please look at this:"), doubts, len(doubts), DOUBTS, voice),
            *_section(voice.gettext("What I could not read:"), rejected, bad, REJECTED, voice),
        ),
    )


def _title(found: Proposed, file: str, voice: Voice) -> str:
    if found.count:
        said = voice.ngettext(
            "{file} would add {n} figure. Shall I store it?",
            "{file} would add {n} figures. Shall I store them?",
            found.count,
        )
        return said.format(file=file, n=voice.number(found.count))
    if any(each.rejected for each in found.tallies.values()):
        return voice.gettext("There is nothing in {file} that I can store.", file=file)
    return voice.gettext("I have all of {file} already; there is nothing to store.", file=file)


def _counts(counts: Counts) -> tuple[int, ...]:
    return counts.new, counts.changed, counts.unchanged, counts.rejected


def _tally(id_: str, counts: Counts, voice: Voice, registry: Registry) -> str:
    parts = [
        (voice.ngettext("{n} new", "{n} new ones", counts.new), counts.new),
        (voice.ngettext("{n} changed", "{n} changed ones", counts.changed), counts.changed),
        (voice.ngettext("{n} unchanged", "{n} unchanged ones", counts.unchanged), counts.unchanged),
        (voice.ngettext("{n} line rejected", "{n} lines rejected", counts.rejected), counts.rejected),
    ]
    shown = [text.format(n=voice.number(n)) for text, n in parts if n]
    indicator = registry.indicators.get(id_)
    name = indicator.name if indicator else id_ or voice.gettext("The file")
    return f"{name}: {', '.join(shown)}"


def _apart(before: Observed, now: Observed, voice: Voice, registry: Registry) -> str:
    return f"{valued(before, voice, registry)} → {valued(now, voice, registry)}"


def _doubt(doubt: Doubted, voice: Voice, registry: Registry) -> str:
    figure = doubt.observation
    return f"{counted(figure, voice, registry)}: {valued(figure, voice, registry)}, {doubted(doubt, voice, registry)}"


def _rejected(fault: Rejected, voice: Voice) -> str:
    line = voice.gettext("line {n}", n=voice.number(fault.row)) if fault.row else ""
    return ": ".join(part for part in (fault.file, line, fault.column, fault.message) if part)


def _section(title: str, entries: Sequence[str], count: int, shown: int, voice: Voice) -> list[str]:
    if not entries:
        return []
    said = first([*entries, *[""] * (count - len(entries))], shown, voice)
    return [title, *(f"· {entry}" for entry in said if entry)]
