"""What ITP's figures would change in the tables."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from bot.data.faults import BadTables, Fault
from bot.data.itp.judging import ADDED, CHANGED, NEW, Judgement
from bot.data.itp.observing import Observer
from bot.data.itp.reading import Reading
from bot.data.itp.standing import Standing
from bot.data.itp.totals import Totals
from bot.data.proposal import SHOWN, Proposal
from bot.data.recorded import additive, days_of_sources, figures
from bot.data.storing import Stamp
from bot.registry import Source


def compare(reading: Reading, tables: Path) -> Proposal:
    """What storing the reading would do to the tables in a folder.

    Raises:
        BadTables: the tables have faults.
    """
    stamp = Stamp.of(tables)
    faults: list[Fault] = []
    published = days_of_sources(tables, faults.append)
    standing, totals = Standing(reading, published), Totals(additive(tables, faults.append))
    if stamp.observations:
        for _, cells in figures(tables, faults.append):
            if not standing.know(cells):
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
