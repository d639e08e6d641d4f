"""`cite-bot data note`: the figures of a press note, shown with the words that say them, stored after a yes."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bot.data import BadTables
from bot.data.feeding import decoded, read_note
from bot.data.note import REASONS
from bot.data.noting import Weighed, Weighing, agreeing, source_of, weigh
from bot.doors.failure import Failure
from bot.doors.proposing import Unanswered, added, confirmed, doubted, faulty, next_step, storing, told
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
        note = read_note(text, tables, day)
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
        why = (*(REASONS[code] for code in each.finding.reasons), *map(doubted, each.doubts))
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
    chosen = _chosen(weighing, sure) if ask else sure
    if not chosen:
        message = "nothing was stored" if ask else "nothing is stored, as everything in it is doubtful: see above"
        raise Failure(message)
    if not agreeing(chosen):
        message = "nothing is stored, as the note gives several figures for one thing: say yes to one of them"
        raise Failure(message)
    with storing(tables):
        count = weighing.store(tables, chosen)
    left = len(adding if not ask else chosen) - count
    return f"{added(count, tables)}{f' Doubtful, and left out: {left}.' if left else ''} {next_step(tables)}"


def _chosen(weighing: Weighing, sure: Sequence[Weighed]) -> list[Weighed]:
    """Those that get a yes; where the answers end after one, it counts."""
    chosen = list(sure) if sure and confirmed(f"Store what is sure ({len(sure)})?") else []
    for number, each in enumerate(weighing.weighed, 1):
        if not each.adds or each.sure:
            continue
        try:
            if confirmed(f"Store the doubtful number {number}, {each.finding.observation.value:,}?"):
                chosen.append(each)
        except Unanswered:
            if not chosen:
                raise
            break
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
    return decoded(raw)
