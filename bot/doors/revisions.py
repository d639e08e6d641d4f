"""`cite-bot data history`: the versions of a subject's figures, in words."""

from collections.abc import Iterator
from pathlib import Path

from bot.data import BadTables, Fault
from bot.data.history import Version, versions
from bot.data.itp.names import Names
from bot.data.observation import Cell
from bot.data.rows import Row, rows
from bot.data.tables import CENTRES, CHAINS, GOAL, REGIONS
from bot.doors.failure import Failure
from bot.doors.proposing import faulty, many, told
from bot.registry import NETWORK

FEW = 20
"""So many figures are shown even where none was revised."""

_SCOPES = (("centre", CENTRES), ("region", REGIONS), ("chain", CHAINS))


def revisions(subject: str, tables: Path, *, every: bool) -> Iterator[str]:
    """The figures that were revised, each with its versions; with `every` also those that were not.

    Raises:
        Failure: nothing is called so, or the tables must be mended first.
    """
    try:
        scope, id_ = _named(subject, tables)
        found = versions(tables, scope, id_)
    except BadTables as bad:
        raise faulty(bad) from bad
    revised = [(cell, each) for cell, each in found if len(each) > 1]
    yield f"{id_ or NETWORK}: {many(len(found), 'figure', 'figures')}, {len(revised):,} with several versions"
    every = every or len(found) <= FEW
    for cell, each in found if every else revised:
        yield from _cell(cell, each)
    if len(found) > len(revised) and not every:
        yield f"\n{many(len(found) - len(revised), 'figure has', 'figures have')} one version only: --all shows them"


def _cell(cell: Cell, found: list[Version]) -> Iterator[str]:
    yield f"\n{told(found[0].observation)}{', goal' if cell.goal else ''}"
    for place, (observation, day) in enumerate(found):
        rounded = f" ({observation.qualifier})" if observation.qualifier not in {"exact", GOAL} else ""
        stands = "" if place else "  stands"
        yield f"  {day or 'no day':<10}  {observation.value:>12,}  {observation.source}{rounded}{stands}"


def _named(subject: str, tables: Path) -> tuple[str, str]:
    """Scope and id of what is called so.

    Raises:
        Failure: nothing is.
        BadTables: the tables have faults.
    """
    if subject.casefold() in {NETWORK, "network"}:
        return "network", ""
    wrong = ""
    faults: list[Fault] = []
    for scope, table in _SCOPES:
        found: list[Row] = list(rows(tables / table.file, table, faults.append))
        if faults:
            raise BadTables(faults)
        if any(row.cells["id"] == subject for row in found):
            return scope, subject
        id_, fault = Names.of(scope, found).id(subject)
        if id_:
            return scope, id_
        wrong = wrong or fault
    raise Failure(wrong)
