"""`cite-bot data note`: the figures of a press note, shown with the words that say them, stored after a yes."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bot.data import BadTables
from bot.data.note import KnownNames, read_note
from bot.data.noting import Weighed, Weighing, source_of, weigh
from bot.data.storing import TablesChanged
from bot.data.tables import OBSERVATIONS
from bot.doors.failure import Failure
from bot.doors.proposing import confirmed, doubted, faulty, next_step, told
from bot.doors.streams import standard_input

STANDARD_INPUT = "-"

LARGEST = 1 << 20
"""Bytes of a note; the longest have some twenty thousand."""


def weighed(name: str, tables: Path, day: date | None, publisher: str, url: str) -> Weighing:
    """The figures of a note in a file (`-` is standard input), beside the tables.

    Raises:
        Failure: it cannot be read, nobody says when it was published, or the tables must be mended first.
    """
    text = _text(name)
    try:
        note = read_note(text, KnownNames.of(tables), day)
        if note.findings and note.day is None:
            message = "the note does not say when it was published: add --date"
            raise Failure(message)
        return weigh(note, source_of(note, text, publisher, url), tables)
    except BadTables as bad:
        raise faulty(bad) from bad


def lines(weighing: Weighing) -> Iterator[str]:
    """The source, and two lines for each figure: what it is, and the words that say it."""
    source = weighing.source
    yield f"{source.id}: {source.title} ({source.published_on or 'no day'})"
    if not weighing.weighed:
        yield "No figure of the network is in it."
    for number, each in enumerate(weighing.weighed, 1):
        observation = each.finding.observation
        value = f"{observation.value:,}" + (f" ({observation.qualifier})" if observation.qualifier != "exact" else "")
        yield f"\n{number:>3}. {told(observation)}: {value}  [{_standing(each)}]"
        yield f"     «{each.finding.words}»"
        why = (*each.finding.reasons, *map(doubted, each.doubts))
        yield from (f"     to confirm: {reason}" for reason in why)


def settle(weighing: Weighing, tables: Path, *, ask: bool) -> str:
    """Stores the sure figures, after a yes where one can be asked for, and each doubtful one that gets its own yes.

    Raises:
        Failure: nothing is stored.
    """
    adding = [each for each in weighing.weighed if each.adds]
    if not adding:
        return f"Nothing to store: {tables} has all of it." if weighing.weighed else "Nothing to store."
    sure = [each for each in adding if each.sure]
    doubtful = [each for each in adding if not each.sure]
    chosen = _chosen(weighing, sure, doubtful) if ask else sure
    if not chosen:
        message = "nothing was stored" if ask else "nothing is stored, as everything in it is doubtful: see above"
        raise Failure(message)
    try:
        count = weighing.store(tables, chosen)
    except TablesChanged as fault:
        message = "nothing is stored, as the tables changed meanwhile: try it again"
        raise Failure(message) from fault
    left = "" if ask or not doubtful else f" {len(doubtful)} doubtful left out."
    added = f"{count} row{'' if count == 1 else 's'} added to {tables / OBSERVATIONS.file}"
    return f"{added}.{left} {next_step(tables)}"


def _chosen(weighing: Weighing, sure: Sequence[Weighed], doubtful: Sequence[Weighed]) -> list[Weighed]:
    chosen = list(sure) if sure and confirmed(f"Store what is sure ({len(sure)})?") else []
    for each in doubtful:
        number = weighing.weighed.index(each) + 1
        if confirmed(f"Store the doubtful number {number}, {each.finding.observation.value:,}?"):
            chosen.append(each)
    return chosen


def _standing(each: Weighed) -> str:
    if each.before is None:
        return "new"
    if each.changes:
        return f"changed, {each.before.value:,} stood"
    if each.older:
        return f"older, {each.before.value:,} stands"
    return "unchanged"


def _text(name: str) -> str:
    try:
        if name == STANDARD_INPUT:
            raw = standard_input().read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(LARGEST + 1)
    except OSError as fault:
        message = f"{name}: cannot be read: {fault.strerror}"
        raise Failure(message) from fault
    if len(raw) > LARGEST:
        message = f"{name}: is no press note: it has over {LARGEST:,} bytes"
        raise Failure(message)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
