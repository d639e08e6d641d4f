"""Every fault of the tables, found before anything is built from them."""

from pathlib import Path

from bot.data.cells import Judge, Known
from bot.data.collisions import collisions
from bot.data.faults import Fault
from bot.data.names import shared_names
from bot.data.observations import observation_faults, same_day
from bot.data.rows import Row, rows
from bot.data.tables import NAMED, OBSERVATIONS, SOURCES, TABLES, Table, path_of


def check(source: Path) -> list[Fault]:
    """The faults of the tables in the folder `source`, by table and row; none when all is well.

    The tables of Peru itself (`places.csv`, `towns.csv`) may be missing: the project's own are used then, as far as
    the regions go.
    """
    if not source.is_dir():
        return [Fault(str(source), None, None, "no such folder")]
    faults: list[Fault] = []
    tables = {table: list(rows(path_of(table, source), table, faults.append)) for table in NAMED}
    known = _known(tables, faults)
    for table, found in tables.items():
        judge = Judge(table, known if path_of(table, source).parent == source else {})
        faults += (fault for row in found for fault in judge.faults(row))
        faults += collisions(table, found)
    faults += shared_names(tables)
    observations = rows(path_of(OBSERVATIONS, source), OBSERVATIONS, faults.append)
    faults += observation_faults(observations, Judge(OBSERVATIONS, known), known, same_day(tables[SOURCES]))
    order = {table.file: place for place, table in enumerate(TABLES)}
    return sorted(faults, key=lambda fault: (order[fault.file], fault.row or 0))


def _known(tables: dict[Table, list[Row]], faults: list[Fault]) -> Known:
    """The ids of each table of which every row was read; of the others, ids may be missing, so none is judged."""
    unread = {fault.file for fault in faults}
    return {
        table.name: frozenset(row.cells["id"] for row in found)
        for table, found in tables.items()
        if table.key == "id" and table.file not in unread
    }
