"""Files in ITP's layouts, made from figures; and what the tables say, read in the plainest way."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl

from bot.data.importing import files_in, read_itp
from bot.data.proposal import store

TODAY = date(2026, 4, 1)
MONTHS = [f"mes_{month:02}" for month in range(1, 13)]
TYPES = {"services": "subcategoria", "clients": "tipo"}
CUBE = {"services": ("Subcategoria", "Servicios"), "clients": ("Tipo empresa", "Empresas")}


def line(centre="CITE Lana Cusco", year="2025", type_="Ensayos", months=(), day="05/03/2026", publisher="ITP"):
    """A line of ITP's table; `months` as they are written, from January on, those that lack are empty."""
    return [centre, year, type_, *months, *[""] * (12 - len(months)), day, publisher]


def text(lines, indicator="services", delimiter=","):
    out = io.StringIO()
    header = ["cite", "anio", TYPES[indicator], *MONTHS, "fecha", "fuente"]
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([header, *lines])
    return out.getvalue()


def table(path, lines, indicator="services", encoding="latin-1", delimiter=","):
    path.write_bytes(text(lines, indicator, delimiter).encode(encoding))
    return path


def workbook(path, lines, indicator="services"):
    """A title above the table, figures as numbers, the day as a day."""
    book = openpyxl.Workbook()
    book.active.append(["Reporte"])
    header = ["cite", "anio", TYPES[indicator], *MONTHS, "fecha", "fuente"]
    for cells in [header, *lines]:
        book.active.append([float(cell) if cell.strip().isdecimal() else cell or None for cell in cells])
    book.create_sheet("Notas").append(["Nada"])
    book.save(path)
    return path


def records(cells, indicator="services"):
    """Records of a cube from (centre, type, YYYYMM, figure)."""
    type_, measure = CUBE[indicator]
    return [{"CITE": centre, type_: kind, "Time": int(time), measure: value} for centre, kind, time, value in cells]


def cube(path, found):
    path.write_text(json.dumps({"data": found}, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def cube_csv(path, found):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0])
        writer.writeheader()
        writer.writerows(found)
    return path


def read(folder, *paths, today=TODAY):
    """What files would change in the tables of a folder."""
    return read_itp(files_in(paths), folder, today)[0]


def take(folder, *paths, today=TODAY):
    """The same, stored without asking; what is rejected is left out."""
    proposal = read(folder, *paths, today=today)
    store(proposal, folder)
    return proposal


def observations(folder: Path):
    """The rows of ITP in the tables, without those that were there before: (source, cell, value)."""
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["source"] not in {"early", "late", "undated"}]
    return [
        (
            row["source"],
            (row["indicator"], row["subject"], row["service_type"] or row["client_type"], row["period_start"][:7]),
            int(row["value"]),
        )
        for row in rows
    ]


def standing(folder: Path):
    """Of each cell the figure of the source published last, and of the same day the later row."""
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        days = {row["id"]: row["published_on"] for row in csv.DictReader(file)}
    found = {}
    for source, cell, value in observations(folder):
        if cell not in found or days[source] >= found[cell][0]:
            found[cell] = days[source], value
    return {cell: value for cell, (_, value) in found.items()}


def told(proposal):
    """The tallies of the indicators that have any, and what was rejected."""
    return {
        id_: tuple(getattr(tally, name) for name in ("new", "changed", "unchanged", "rejected"))
        for id_, tally in proposal.tallies.items()
        if any((tally.new, tally.changed, tally.unchanged, tally.rejected))
    }


def open_document(path, lines, repeated=1):
    """The same as OpenDocument, each cell and each line given so many times."""
    header = ["cite", "anio", TYPES["services"], *MONTHS, "fecha", "fuente"]
    columns, times = (f' table:number-{what}-repeated="{repeated}"' for what in ("columns", "rows"))
    begin, end = f'<table:table-cell office:value-type="string"{columns}><text:p>', "</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row{times}>{begin}{f'{end}{begin}'.join(cells)}{end}</table:table-row>"
        for cells in [header, *lines]
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "manifest")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", f"<manifest:manifest {names}/>")
        package.writestr("content.xml", content)
    return path
