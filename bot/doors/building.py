"""`cite-bot data build`: the database made, and in one line what was made or why not."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.data import BadTables, build
from bot.doors.failure import Failure
from bot.doors.proposing import faulty


def build_database(source: Path, output: Path) -> str:
    """Builds `output` from the tables in `source`; says its path and how many figures it holds.

    Raises:
        Failure: the tables have faults, or the output cannot be written.
    """
    if not output.parent.is_dir():
        message = f"{output}: cannot be written: there is no folder {output.parent}"
        raise Failure(message)
    try:
        build(source, output)
        return f"{output}: {_figures(output):,} figures"
    except BadTables as bad:
        raise faulty(bad) from bad
    except (OSError, sqlite3.Error) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else fault
        message = f"{output}: cannot be written: {reason}"
        raise Failure(message) from fault


def _figures(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM figures").fetchone()
    return int(count)
