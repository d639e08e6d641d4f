"""The small network in a folder, and the commands of `cite-bot data` called in this process."""

import csv
import io
from pathlib import Path

from click.testing import CliRunner

from bot.__main__ import main

HEADER = ["cite", "anio", "subcategoria", *(f"mes_{month:02}" for month in range(1, 13)), "fecha", "fuente"]


def row(*figures, centre="CITEmadera Lima", year="2025", type_="Capacitación", day="05/03/2026"):
    return [centre, year, type_, *figures, *[""] * (12 - len(figures)), day, "ITP"]


def write(path: Path, *rows) -> str:
    """One of ITP's tables in a file; its path as one types it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])
    path.write_bytes(out.getvalue().encode("latin-1"))
    return str(path)


def called(*args: str, stdin: str = ""):
    """Exit code, what was printed, what was said on standard error."""
    result = CliRunner().invoke(main, ["data", *args], input=stdin, prog_name="cite-bot")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr
