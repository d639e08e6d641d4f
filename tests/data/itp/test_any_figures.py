"""Any figures, written in any of ITP's layouts over any files, come out as they went in."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.data.conftest import Tables

from .made import cube, cube_csv, line, observations, read, records, standing, table, take, workbook

CENTRES = {"cite-cusco": ("CITE Lana Cusco", "CITE Alpaca"), "ut-ica": ("UT Ica", "Unidad Ica")}
TYPES = {"services": ("ensayos", ("Ensayos", "laboratorio")), "clients": ("cooperativa", ("Cooperativa",))}
YEARS = range(2022, 2026)
DAYS = ("31/12/2025", "1/2/2026", "28/02/2026", "05/03/2026")
LATEST = "9"

FIGURES = st.one_of(st.none(), st.integers(0, 20), st.integers(0, 10**9), st.just(2**63 - 1))
SHAPES = ["latin-1", "utf-8", "utf-8-sig", "utf-16", ";", "\t", "xlsx"]
TEXT = SHAPES[:-1]


def written(figure, way):
    """A figure as people write it."""
    if figure is None:
        return " " * (way % 2)
    return [f"{figure}", f"{figure:,}", f" {figure:,} ", f"{figure}.0"][way % 4]


def named(name, way):
    """A name as people write it: stray spaces, letter case."""
    return [name, f" {name}  ", name.upper(), name.lower(), name.replace(" ", "  ")][way % 5]


ways = st.integers(0, 1000)


@st.composite
def editions(draw, shapes):
    """Lines of tables: indicator, centre, year, day, figures, what file they go to, how they are written."""
    keys = st.tuples(st.sampled_from([*TYPES]), st.sampled_from([*CENTRES]), st.sampled_from(YEARS))
    found = []
    for key in draw(st.lists(keys, min_size=1, max_size=4, unique=True)):
        for day in draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)):
            figures = draw(st.lists(FIGURES, min_size=12, max_size=12))
            file = draw(st.sampled_from(shapes)), draw(st.integers(0, 1))
            found.append((*key, day, figures, file, draw(ways)))
            if draw(st.booleans()):  # The same once more, elsewhere.
                found.append((*key, day, figures, (draw(st.sampled_from(TEXT[:3])), 2), draw(ways)))
    return found


@st.composite
def cubes(draw):
    """The cells of cubes by indicator, each with how it is written: they are later than every table."""
    months = st.tuples(st.sampled_from(YEARS), st.integers(1, 12))
    cells = st.tuples(st.sampled_from([*CENTRES]), months)
    figures = st.dictionaries(cells, st.tuples(FIGURES, ways), max_size=8)
    return {indicator: draw(figures) for indicator in TYPES}, draw(st.booleans())


def expected(lines, found):
    """By the rule alone: of each cell the figure of the latest day; a cube's zeros at its end are none."""
    latest = {}
    for indicator, centre, year, day, figures, _, _ in lines:
        updated = "-".join(part.rjust(2, "0") for part in reversed(day.split("/")))
        for month, figure in enumerate(figures, 1):
            cell = (indicator, centre, TYPES[indicator][0], f"{year}-{month:02}")
            if figure is not None:
                latest[cell] = max(latest.get(cell, ("", 0)), (updated, figure))
    for indicator, cells in found.items():
        last = max((time for (_, time), (figure, _) in cells.items() if figure), default=(0, 0))
        for (centre, time), (figure, _) in cells.items():
            if figure or (figure == 0 and time <= last):
                latest[indicator, centre, TYPES[indicator][0], f"{time[0]}-{time[1]:02}"] = (LATEST, figure)
    return {cell: figure for cell, (_, figure) in latest.items()}


def files(folder, lines, found, as_csv):
    """The files that hold all of it."""
    by_file = {}
    for indicator, centre, year, day, figures, (shape, number), way in lines:
        months = [written(figure, way + month if shape != "xlsx" else 0) for month, figure in enumerate(figures)]
        if shape == "xlsx":  # A spreadsheet keeps fifteen digits of a number; longer ones are text there.
            months = [month if len(month) < 15 else f"{int(month):,}" for month in months]
        names = [options[way % len(options)] for options in (CENTRES[centre], TYPES[indicator][1])]
        cells = line(named(names[0], way), str(year), named(names[1], way // 7), months, day)
        by_file.setdefault((indicator, shape, number), []).append(cells)
    paths = []
    for (indicator, shape, number), rows in by_file.items():
        path = folder / f"{indicator}{number}{SHAPES.index(shape)}"
        if shape == "xlsx":
            paths.append(workbook(path.with_suffix(".xlsx"), rows, indicator))
        elif len(shape) == 1:
            paths.append(table(path.with_suffix(".csv"), rows, indicator, "utf-8", shape))
        else:
            paths.append(table(path.with_suffix(".csv"), rows, indicator, shape))
    for indicator, cells in found.items():
        rows = [
            (CENTRES[centre][way % 2], TYPES[indicator][1][0], f"{year}{month:02}", figure)
            for (centre, (year, month)), (figure, way) in cells.items()
        ]
        if rows and as_csv:
            paths.append(cube_csv(folder / f"cube-{indicator}.csv", records(rows, indicator)))
        elif rows:
            paths.append(cube(folder / f"cube-{indicator}.json", records(rows, indicator)))
    return paths


def state(tables):
    return [(tables / name).read_bytes() for name in ("observations.csv", "sources.csv")]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A new small network, as often as it is called."""
    return lambda: tmp_path_factory.mktemp("tables")


@settings(max_examples=60, phases=[Phase.generate])  # Making a failure smaller would take minutes.
@given(editions(TEXT), cubes(), st.randoms(use_true_random=False))
def test_what_goes_in_comes_out(folders, lines, found_and_form, random):
    _comes_out(folders, lines, *found_and_form, random)


@settings(max_examples=6, phases=[Phase.generate])
@given(editions(SHAPES[-2:]), cubes(), st.randoms(use_true_random=False))
def test_what_goes_in_as_workbooks_comes_out(folders, lines, found_and_form, random):
    _comes_out(folders, lines, *found_and_form, random)


def _comes_out(folders, lines, found, as_csv, random):
    should, paths = expected(lines, found), files(folders(), lines, found, as_csv)
    together, turned, apart = (Tables(folders()).folder for _ in range(3))
    proposal = take(together, *paths)
    assert proposal.rejected == []
    assert standing(together) == should
    assert len(observations(together)) == proposal.count == len(should)

    before = state(together)
    assert read(together, *paths).count == 0
    random.shuffle(paths)
    take(turned, *paths)
    assert state(turned) == before

    for path in paths:
        assert take(apart, path).rejected == []
        assert read(apart, path).count == 0
    assert standing(apart) == should
