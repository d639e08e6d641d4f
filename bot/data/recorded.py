"""What the tables of a folder hold of sources, indicators and figures, as those read it who would add to them."""

from collections.abc import Iterator
from pathlib import Path

from bot.data.faults import Fault, quoted
from bot.data.rows import Report, Row, rows
from bot.data.tables import INDICATORS, OBSERVATIONS, SOURCES


def days_of_sources(tables: Path, report: Report) -> dict[str, str]:
    """The day on which each source was published, YYYY-MM-DD; empty where it is not known. Faults go to `report`."""
    return {row.cells["id"]: row.cells["published_on"] for row in rows(tables / SOURCES.file, SOURCES, report)}


def additive(tables: Path, report: Report) -> frozenset[str]:
    """The indicators whose figures can be summed. Faults go to `report`."""
    found = rows(tables / INDICATORS.file, INDICATORS, report)
    return frozenset(row.cells["id"] for row in found if row.cells["additive"] == "yes")


def figures(tables: Path, report: Report) -> Iterator[Row]:
    """The rows of observations, in the order of the file, that hold a number. Faults go to `report`."""
    for row in rows(tables / OBSERVATIONS.file, OBSERVATIONS, report):
        value = row.cells["value"]
        if value.isdecimal():
            yield row
        else:
            report(Fault(OBSERVATIONS.file, row.line, "value", f"{quoted(value)} is not a whole number"))
