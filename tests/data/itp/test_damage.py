"""Any bytes, any cut, any changed byte: a file is rejected, or gives figures that the sound one has; never others."""

import re
import shutil

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.data.conftest import Tables

from .made import cube, cube_csv, line, records, standing, table, take, workbook

LINES = [
    line("CITE Lana Cusco", "2025", "Ensayos", ["1,234", "12", "", "7"], publisher="ITP Perú"),
    line(
        " ut ica",
        "2024",
        "Ensayos",
        ["3", "0", "14", "15", "92", "65", "35", "89", "79", "32", "38", "46"],
        "01/02/2026",
        "ITP Perú",
    ),
    line("CITE Alpaca", "2023", "laboratorio", ["8", "", "5"], "01/02/2026", "ITP, Perú"),
]
CELLS = [
    ("CITE Lana Cusco", "Ensayos", "202501", 1234.0),
    ("UT Ica", "Ensayos", "202502", 12.0),
    ("UT Ica", "laboratorio", "202503", None),
    ("CITE Alpaca", "Ensayos", "202504", 7.0),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """Of each kind of file its bytes and the figures that it holds."""
    folder = tmp_path_factory.mktemp("sound")
    paths = [
        table(folder / "latin.csv", LINES),
        table(folder / "utf.csv", LINES, encoding="utf-8"),
        cube(folder / "cube.json", records(CELLS)),
        cube_csv(folder / "narrow.csv", records(CELLS)),
        workbook(folder / "book.xlsx", LINES),
    ]
    found = {}
    for number, path in enumerate(paths):
        (folder / str(number)).mkdir()
        tables = Tables(folder / str(number)).folder
        assert take(tables, path).rejected == []
        found[path.name] = path.read_bytes(), standing(tables)
    return found


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """Imports bytes as a file of a name into a new small network; gives what was proposed and what stands then."""
    top = tmp_path_factory.mktemp("damaged")
    (top / "tables").mkdir()
    pristine = Tables(top / "tables").folder
    tables = top / "copy"
    shutil.copytree(pristine, tables)

    def import_(name, content):
        (top / name).write_bytes(content)
        for file in ("observations.csv", "sources.csv"):
            shutil.copy(pristine / file, tables / file)
        return take(tables, top / name), standing(tables)

    return import_


NAMES = ["latin.csv", "utf.csv", "cube.json", "narrow.csv", "book.xlsx"]
FAST = NAMES[:-1]


@given(name=st.sampled_from(["a.csv", "a.json", "a.tsv"]), content=st.binary(max_size=300))
@settings(max_examples=150)
@example(name="a.csv", content=b"")
@example(name="a.json", content=b"")
@example(name="a.json", content=b'{"data": [1]}')
@example(
    name="a.json", content=b'{"data": [{"CITE": [{}], "Subcategoria": {}, "Time": 1e999999, "Servicios": 1e999999}]}'
)
@example(name="a.json", content=b"[" * 100_000)
@example(name="a.csv", content=b"\xff\xfe")
@example(name="a.csv", content=b"\xff\xfea")
@example(name="a.csv", content=b'"' + b"x" * 200_000)
def test_any_bytes_are_rejected(reader, name, content):
    proposal, found = reader(name, content)
    assert found == {}
    assert len(proposal.rejected) == 1


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.xlsm"])
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90]
)
def test_what_is_no_workbook_is_rejected(reader, name, content):
    proposal, found = reader(name, content)
    assert (found, len(proposal.rejected)) == ({}, 1)
    assert "\n" not in str(proposal.rejected[0])


@pytest.mark.parametrize("name", FAST)
def test_a_cut_in_the_middle_of_a_line_gives_nothing_and_one_between_lines_what_stands_before(sound, reader, name):
    content, figures = sound[name]
    for end in range(len(content)):
        proposal, found = reader(name, content[:end])
        assert found.items() <= figures.items(), end
        if name.endswith("json"):
            whole = content[:end].rstrip() == content.rstrip()
        else:
            unended = content[end : end + 1] in {b"\n", b"\r"} and name != "narrow.csv"
            # Of the only line with a publisher nobody can know that he was cut; its figures are whole.
            only = content[:end].count(b"\n") == 1 and b"2026,I" in content[:end]
            whole = content[end - 1 : end] in {b"\n", b"\r"} or unended or only
        if not whole:
            assert found == {}, (end, content[:end][-40:])
            assert proposal.rejected


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99, 0.999])
def test_a_cut_workbook_gives_nothing(sound, reader, part):
    content, _ = sound["book.xlsx"]
    proposal, found = reader("book.xlsx", content[: int(len(content) * part)])
    assert (found, len(proposal.rejected)) == ({}, 1)


def is_of_a_number(content, at):
    """Whether a byte is one of a number, or stands beside one: which figure was meant then, nobody can know."""
    around = content[max(at - 1, 0) : at + 2]
    return bool(re.search(rb"[0-9]", content[at : at + 1])) or bool(re.fullmatch(rb"[0-9][.,][0-9]", around))


@given(name=st.sampled_from(FAST), at=st.integers(0, 10**6), byte=st.integers(0, 255))
@settings(max_examples=300)
def test_a_changed_byte_gives_no_other_figure(sound, reader, name, at, byte):
    content, figures = sound[name]
    at %= len(content)
    damaged = content[:at] + bytes([byte]) + content[at + 1 :]
    proposal, found = reader(name, damaged)
    if not is_of_a_number(content, at) and not chr(byte).isdigit():
        assert found.items() <= figures.items()
        assert proposal.rejected or len(found) == len(figures)


@given(at=st.integers(0, 10**6), byte=st.integers(0, 255))
@settings(max_examples=40)
def test_a_changed_byte_of_a_workbook_gives_no_other_figure(sound, reader, at, byte):
    content, figures = sound["book.xlsx"]
    at %= len(content)
    proposal, found = reader("book.xlsx", content[:at] + bytes([byte]) + content[at + 1 :])
    assert found.items() <= figures.items()
    assert proposal.rejected or found == figures
