"""Files that are small and would become large: refused in a line, before what they hold takes memory."""

import subprocess
import sys
import zipfile

import pytest

from bot.data.itp.workbook import PARTS, UNPACKED

from .made import cube, line, read, records, table, workbook

MEMORY = 300 << 20
"""Bytes that a process which reads any of these may take: what the libraries take, and a little."""


RECORDS = records([("CITE Lana Cusco", "Ensayos", "202501", 12.0)])


@pytest.fixture
def packed(tmp_path):
    """A sound workbook with some of its parts in place of its own, or beside them."""

    def with_parts(**parts):
        sound, path = workbook(tmp_path / "sound.xlsx", [line(months=["1"])]), tmp_path / "bomb.xlsx"
        replaced = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
        with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
            for name in old.namelist():
                if name not in replaced:
                    new.writestr(name, old.read(name))
            for name, content in replaced.items():
                with new.open(name, "w") as part:
                    part.writelines([content] if isinstance(content, bytes) else content)
        return path

    return with_parts


def peak(path, tables):
    """What the process that reads a file takes at most, in bytes; and what it says."""
    code = (
        "import sys, resource; from datetime import date; from pathlib import Path;"
        "from bot.data.importing import files_in, read_itp;"
        "proposal, _ = read_itp(files_in([Path(sys.argv[1])]), Path(sys.argv[2]), date(2026, 4, 1));"
        "own = next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM'));"
        "print(max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss));"
        "print(*proposal.rejected, sep='\\n')"
    )
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code, str(path), str(tables)], capture_output=True, check=True, text=True
    )
    kilobytes, said = told.stdout.split("\n", 1)
    return int(kilobytes) << 10, said.strip()


def entities(depth):
    """XML in which each name stands for ten of the one before it."""
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth))
    return f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a0 "lol">{names}]>'


def test_a_workbook_that_would_fill_the_disk_is_not_unpacked(packed, tables):
    bomb = packed(xl__worksheets__sheet1_xml=(bytes(1 << 20) for _ in range((UNPACKED >> 20) + 1)))
    assert bomb.stat().st_size < 2 << 20
    memory, said = peak(bomb, tables.folder)
    assert "would take 1,025 MB when unpacked" in said
    assert memory < MEMORY


def test_one_that_says_less_than_it_holds_is_damaged(packed, tables):
    bomb = packed(xl__worksheets__sheet1_xml=bytes(8 << 20))
    size = (8 << 20).to_bytes(4, "little")
    bomb.write_bytes(bomb.read_bytes().replace(size, (9).to_bytes(4, "little")))
    (fault,) = read(tables.folder, bomb).rejected
    assert "is damaged" in str(fault) or "cannot be read" in str(fault)


def test_one_of_very_many_parts_is_not_looked_through(tmp_path, tables):
    path = tmp_path / "parts.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(PARTS + 1):
            package.writestr(str(number), b"")
    (fault,) = read(tables.folder, path).rejected
    assert "has 10,001 parts, more than 10,000" in str(fault)


def test_archives_in_an_archive_are_not_opened(packed, tables, tmp_path):
    inner = workbook(tmp_path / "inner.xlsx", [line(months=["1"])]).read_bytes()
    (fault,) = read(tables.folder, packed(xl__worksheets__sheet1_xml=inner)).rejected
    assert "is not a workbook that can be read" in str(fault)


@pytest.mark.parametrize("part", ["xl__sharedStrings_xml", "xl__worksheets__sheet1_xml", "xl__workbook_xml"])
def test_names_that_stand_for_names_are_not_replaced(packed, tables, part):
    shared = f"{entities(12)}<sst><si><t>&a11;</t></si></sst>".encode()
    memory, said = peak(packed(**{part: shared}), tables.folder)
    assert said.count("\n") == 0
    assert "bomb.xlsx" in said
    assert memory < MEMORY


def test_a_name_for_a_file_of_this_machine_is_not_followed(packed, tables, tmp_path):
    (tmp_path / "secret.txt").write_text("geheim")
    outside = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a SYSTEM "file://{tmp_path}/secret.txt">]>'
    shared = f"{outside}<sst><si><t>&a;</t></si></sst>".encode()
    _, said = peak(packed(xl__sharedStrings_xml=shared), tables.folder)
    assert said
    assert "geheim" not in said


JSON = [
    b"[" * 5_000_000,
    b'{"data":' * 500_000,
    b'{"data": [' + b'{"CITE": ' * 500_000,
    b'{"data": [{"CITE": "x", "Subcategoria": "y", "Time": 202501, "Servicios": ' + b"1" * 5_000 + b"}]}",
    b'{"data": [{"CITE": "x", "Subcategoria": "y", "Time": ' + b"9" * 500_000 + b', "Servicios": 1}]}',
    b'{"data": [{"CITE": "x", "Subcategoria": "y", "Time": 202501, "Servicios": 1e99999999}]}',
    b'{"data": [{"CITE": "' + b"x" * 5_000_000 + b'", "Subcategoria": "y", "Time": 202501, "Servicios": 1}]}',
]


@pytest.mark.parametrize("content", JSON, ids=lambda content: content[:60].decode())
def test_json_that_is_deep_or_endless_is_refused_in_a_line(tables, tmp_path, content):
    path = tmp_path / "bomb.json"
    path.write_bytes(content)
    memory, said = peak(path, tables.folder)
    assert said.startswith(str(path))
    assert said.count("\n") == 0
    assert len(said) < 500
    assert memory < MEMORY


@pytest.mark.parametrize("cell", ["9" * 5_000, "9" * 200_000, "1," * 60_000, "1" + ",000" * 1_500])
def test_a_figure_of_endless_digits_is_none(tables, tmp_path, cell):
    proposal = read(tables.folder, table(tmp_path / "a.csv", [line(months=[f'"{cell}"' if "," in cell else cell])]))
    assert proposal.count == 0
    assert all(len(str(fault)) < 500 for fault in proposal.rejected)
    assert proposal.rejected


def test_what_is_sound_takes_less_too(tables, tmp_path):
    """Else the limit would say nothing."""
    for path in (workbook(tmp_path / "a.xlsx", [line(months=["1"])]), cube(tmp_path / "a.json", RECORDS)):
        assert 0 < peak(path, tables.folder)[0] < MEMORY
