"""What ITP's figures would change in the tables."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from bot.data.faults import BadTables, Fault, quoted
from bot.data.itp.judging import ADDED, CHANGED, NEW, Judgement
from bot.data.itp.observing import Observer
from bot.data.itp.reading import Reading
from bot.data.itp.standing import Standing
from bot.data.itp.totals import Totals
from bot.data.proposal import SHOWN, Proposal
from bot.data.rows import rows
from bot.data.storing import Stamp
from bot.data.tables import OBSERVATIONS, SOURCES
from bot.registry import Source


def compare(reading: Reading, tables: Path, additive: Mapping[str, bool]) -> Proposal:
    """What storing the reading would do to the tables in a folder.

    `additive` says of each indicator whether its figures can be summed.

    Raises:
        BadTables: the tables have faults.
    """
    stamp = Stamp.of(tables)
    faults: list[Fault] = []
    published = {
        row.cells["id"]: row.cells["published_on"] for row in rows(tables / SOURCES.file, SOURCES, faults.append)
    }
    standing, totals = Standing(reading, published), Totals(additive)
    if stamp.observations:
        for line, cells in rows(tables / OBSERVATIONS.file, OBSERVATIONS, faults.append):
            if not cells["value"].isdecimal():
                faults.append(
                    Fault(OBSERVATIONS.file, line, "value", f"{quoted(cells['value'])} is not a whole number")
                )
            elif not standing.know(cells):
                totals.know(cells, published.get(cells["source"], ""))
    if faults:
        raise BadTables(faults)
    return _proposal(reading, standing, totals, published, stamp)


def _proposal(
    reading: Reading, standing: Standing, totals: Totals, published: Mapping[str, str], stamp: Stamp
) -> Proposal:
    observer = Observer(reading)
    judged = Judgement(reading, standing, observer)
    news = totals.doubts(reading, judged.verdicts, frozenset({NEW, CHANGED}))
    return Proposal(
        tallies=judged.tallies(),
        stamp=stamp,
        changes=judged.changes,
        rejected=reading.rejected,
        doubts=[*judged.doubts, *news][:SHOWN],
        sources=sorted(_unknown(reading, judged, published), key=lambda source: source.id),
        count=judged.added.total(),
        rows=partial(observer.rows, judged.verdicts, ADDED, judged.added),
    )


def _unknown(reading: Reading, judged: Judgement, published: Mapping[str, str]) -> list[Source]:
    """The sources of new rows that the tables do not have."""
    sources = (source for number, source in enumerate(reading.editions.sources) if judged.added[number])
    return [source for source in sources if source.id not in published]
