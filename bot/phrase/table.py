"""Answer → Table: all that was found, not only what a message shows, for a spreadsheet."""

from bot.answer import Answer
from bot.phrase.centres import centres
from bot.phrase.filename import filename
from bot.phrase.kinds import kind_of
from bot.phrase.profile import profile
from bot.phrase.records import Record, centre, figures
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.registry import Registry
from bot.table import Table


def table(answer: Answer, voice: Voice, registry: Registry) -> Table | None:
    """The whole answer as a table, its words in the voice's tongue; None where there is nothing to list."""
    t, kind = Telling(answer, voice, registry), kind_of(answer)
    if any(row.value is not None for row in answer.rows):
        return _filled(filename(t), figures(t))
    if answer.rows and kind in {centres, profile}:
        return _filled(filename(t), [centre(t, row) for row in answer.rows])
    return None


def _filled(name: str, records: list[Record]) -> Table:
    """The columns that have something in any row."""
    header = tuple(column for column in records[0] if any(record[column] not in {None, ""} for record in records))
    return Table(name, header, tuple(tuple(record[column] for column in header) for record in records))
