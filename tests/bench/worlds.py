"""Invented tables of any size: the network of tests/world, or one of thousands, told by a bulletin each month.

A bulletin gives the newest months, of each centre by service type and by client type. Where it gives twelve, each cell
is told twelve times, and each time otherwise, as in statistics that are corrected as they go.
"""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from random import Random

WORLD = Path(__file__).resolve().parents[1] / "world"
LAST = (2026, 2)
"""The last month that is told: so far the questions reach, and tests/world."""

Cells = list[str | int]


@dataclass(frozen=True)
class Size:
    """How many centres publish, how many bulletins there are, and how many months each of them gives.

    At most so many observations are kept, the newest. Each invented centre has so many `aliases`.
    """

    centres: int
    bulletins: int
    given: int
    observations: int = 1_100_000
    aliases: int = 0


def write(size: Size, folder: Path) -> int:
    """Writes the tables of a size into a folder; how many observations there are."""
    for path in WORLD.glob("*.csv"):
        shutil.copy(path, folder)
    centres = _centres(size, folder)
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "title", "publisher", "url", "published_on"])
        for back in range(size.bulletins):
            month = _first(-back)
            rows.writerow([_source(back), f"Boletín de {month:%Y-%m}", "Pruebas", "", _first(1 - back) + timedelta(9)])
    return _observations(size, centres, folder)


def _observations(size: Size, centres: list[str], folder: Path) -> int:
    header = _read("observations")[0]
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, header)
        rows.writeheader()
        written = 0
        for row in islice(_told(size, centres), size.observations):
            rows.writerow(row)
            written += 1
    return written


def _told(size: Size, centres: list[str]) -> Iterator[dict[str, object]]:
    """What the bulletins say, the newest of each cell first, the newest months before all others."""
    random = Random(1)  # noqa: S311 - figures that are the same in every run
    types = [("services", "service_type", row["id"]) for row in _read("service_types")]
    types += [("clients", "client_type", row["id"]) for row in _read("client_types")]
    for older, back in product(range(size.given), range(size.bulletins)):
        start, end = _first(-back), _first(1 - back) - timedelta(1)
        told_by = max(back - size.given + 1, 0) + older
        if told_by > back:
            continue
        source = _source(told_by)
        for centre, (indicator, column, id_) in product(centres, types):
            cell = {"source": source, "indicator": indicator, "scope": "centre", "subject": centre, column: id_}
            yield cell | {"period_start": start, "period_end": end, "value": random.randrange(90), "qualifier": "exact"}


def _centres(size: Size, folder: Path) -> list[str]:
    """The centres that publish: those of tests/world, then invented ones, which are added to the table."""
    found = list(dict.fromkeys(row["subject"] for row in _read("observations")))
    table, regions = _read("centres"), [row["id"] for row in _read("regions")]
    chains, random = [row["id"] for row in _read("chains")], Random(2)  # noqa: S311 - the same names in every run
    names = _words(random, (1 + size.aliases) * size.centres)
    for name in islice(names, max(size.centres - len(found), 0)):
        region, chain = random.choice(regions), random.choice(chains)
        told = {"id": f"cite-{name}", "name": f"CITE {name.title()}", "type": "cite", "kind": "public"}
        told["aliases"] = "|".join(islice(_aliases(name, names, chain), size.aliases))
        table.append(told | {"region": region, "chain": chain, "status": "operating"})
        found.append(f"cite-{name}")
    with (folder / "centres.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, table[0])
        rows.writeheader()
        rows.writerows(table)
    return found


def _words(random: Random, most: int) -> Iterator[str]:
    """Words that are no two alike."""
    syllables = [head + tail for head, tail in product("bcdfglmnprst", "aeiou")]
    return iter(dict.fromkeys("".join(random.choices(syllables, k=4)) for _ in range(2 * most)))


def _aliases(name: str, words: Iterator[str], chain: str) -> Iterator[str]:
    """What people call a centre: by its name and its trade, or by the place or the person it is named after."""
    trade, own = chain.split("-", maxsplit=1)[0], name.title()
    yield from (f"CITE {trade} {own}", f"CITE{trade} {own}", f"UT {own}", f"{own} {trade}")
    for word in words:
        yield from (f"CITE {word.title()}", f"CITE{trade} {word.title()} de {own}")


def _read(table: str) -> list[dict[str, str]]:
    with (WORLD / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _source(back: int) -> str:
    return f"boletin-{_first(-back):%Y-%m}"


def _first(months: int) -> date:
    """First day of the month that lies so many months after the last one that is told."""
    month = 12 * LAST[0] + LAST[1] - 1 + months
    return date(month // 12, month % 12 + 1, 1)
