"""Measures the import of a million rows, and prints a Markdown table: `.venv/bin/python tests/bench/importing.py`.

The import reads a file in ITP's layout, compares it with empty tables and writes twelve figures for each row. The peers
read the same file, turn it into one row for each figure and write that, with no question asked: no name is looked up,
nothing is compared, and a damaged file would not be noticed.
"""

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import astuple, dataclass
from itertools import islice, product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

HERE = Path(__file__).resolve().parent
WORLD = HERE.parent / "world"
ROWS = 1_000_000
RUNS = 3
YEARS = range(2000, 2026)
MONTHS = [f"mes_{month:02}" for month in range(1, 13)]
SECONDS, MEMORY = 60.0, 500.0
"""The aims: seconds and MB."""


@dataclass
class Run:
    """Seconds by the clock and of a processor, the most memory in MB, and how many figures were written."""

    seconds: float
    busy: float
    memory: float
    figures: int


def measured(runs: int = RUNS) -> dict[str, Run]:
    """The medians of several runs, which take turns."""
    found = [_measured(ROWS) for _ in range(runs)]
    return {name: Run(*(median(astuple(run[name])[at] for run in found) for at in range(4))) for name in found[0]}


def _measured(rows: int) -> dict[str, Run]:
    with TemporaryDirectory() as folder:
        tables, file = _tables(Path(folder) / "tables", rows), Path(folder) / "TABLA_03_N01.csv"
        _write(file, tables, rows)
        ours = ["-m", "bot", "data", "import", str(file), "--source", str(tables), "--yes"]
        runs = {"cite-bot data import": _run(ours, tables / "observations.csv")}
        for peer, name in PEERS.items():
            melted = Path(folder) / f"{peer}.csv"
            runs[name] = _run([str(HERE / "importing.py"), peer, str(file), str(melted)], melted)
            melted.unlink()
        return runs


def _tables(folder: Path, rows: int) -> Path:
    """The invented network with as many centres as it takes, and no figures."""
    shutil.copytree(WORLD, folder)
    with (folder / "centres.csv").open(encoding="utf-8", newline="") as file:
        header, *found = csv.reader(file)
    with (folder / "service_types.csv").open(encoding="utf-8") as file:
        types = sum(1 for _ in file) - 1
    more = rows // (types * len(YEARS)) + 1
    plain = [*found[0][2:11], *[""] * (len(header) - 11)]
    with (folder / "centres.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *([f"c-{number}", f"CITE {number}", *plain] for number in range(more))])
    for name in ("observations.csv", "sources.csv"):
        path = folder / name
        path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return folder


def _write(path: Path, tables: Path, rows: int) -> None:
    with (tables / "service_types.csv").open(encoding="utf-8", newline="") as file:
        types = [row["name"] for row in csv.DictReader(file)]
    with (tables / "centres.csv").open(encoding="utf-8", newline="") as file:
        centres = [row["name"] for row in csv.DictReader(file)]
    with path.open("w", encoding="latin-1", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["cite", "anio", "subcategoria", *MONTHS, "fecha", "fuente"])
        for number, (centre, type_, year) in enumerate(islice(product(centres, types, YEARS), rows)):
            figures = (f"{number * month % 2003:,}" for month in range(1, 13))
            writer.writerow([centre, year, type_, *figures, "05/03/2026", "ITP"])


def _run(command: list[str], output: Path) -> Run:
    begun = perf_counter()
    process = subprocess.Popen([sys.executable, *command], cwd=HERE.parents[1], stdout=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - begun
    if status:
        sys.exit(f"{command} has failed")
    with output.open("rb") as file:
        figures = sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b"")) - 1
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, figures)


def with_csv(source: str, target: str) -> None:
    """The csv module alone."""
    with Path(source).open(encoding="latin-1", newline="") as rows, Path(target).open("w", newline="") as melted:
        write = csv.writer(melted).writerow
        for row in csv.DictReader(rows):
            for month in MONTHS:
                write((row["cite"], row["anio"], row["subcategoria"], row["fecha"], row["fuente"], month, row[month]))


def with_petl(source: str, target: str) -> None:
    """Petl, which streams too."""
    import petl  # noqa: PLC0415 - the others must not wait for it

    key = ["cite", "anio", "subcategoria", "fecha", "fuente"]
    petl.tocsv(petl.melt(petl.fromcsv(source, encoding="latin-1"), key=key, variables=MONTHS), target)


PEERS = {"with_csv": "the csv module, melting only", "with_petl": "petl, melting only"}


def table(runs: dict[str, Run]) -> str:
    """The Markdown: ratios first, then each beside its aim."""
    ours = runs["cite-bot data import"]
    lines = [
        "| | ratio, processor | ratio, memory | seconds | of a processor | MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, run in runs.items():
        ratios = f"{run.busy / ours.busy:.2f} | {run.memory / ours.memory:.2f}"
        lines.append(f"| {name} | {ratios} | {run.seconds:.1f} | {run.busy:.1f} | {run.memory:.0f} |")
    aims = [(f"{SECONDS:.0f} s", ours.seconds <= SECONDS), (f"{MEMORY:.0f} MB", ours.memory <= MEMORY)]
    told = " and ".join(f"{aim} ({'met' if met else 'missed'})" for aim, met in aims)
    return "\n".join(
        [*lines, "", f"{ROWS:,} rows, {ours.figures:,} figures, all new; {RUNS} runs. The aims were {told}."]
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        globals()[sys.argv[1]](*sys.argv[2:])
    else:
        print(table(measured()))  # noqa: T201 - the table is what this prints
