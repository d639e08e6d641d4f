"""`cite-bot data import`: what it prints, what it asks, and how it ends."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from .itp import HEADER, called, row, write

WORLD = Path(__file__).parents[1] / "world"
EARLIER = "01/03/2026"


@pytest.fixture
def tables(tmp_path):
    """The invented network before any figure."""
    folder = tmp_path / "tables"
    shutil.copytree(WORLD, folder)
    for name in ("observations.csv", "sources.csv"):
        (folder / name).write_text((WORLD / name).read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def typed(monkeypatch):
    """Has somebody sit at the keyboard."""
    monkeypatch.setattr("bot.doors.proposing.at_keyboard", lambda: True)


def stored(tables):
    return (tables / "observations.csv").read_text("utf-8").count("\n") - 1


def import_(tables, *args, stdin=""):
    return called("import", *args, "--source", str(tables), stdin=stdin)


def test_new_figures_are_counted_stored_and_what_comes_next_is_said(tables, tmp_path):
    code, out, err = import_(tables, write(tmp_path / "a.csv", row("1,234", "5")))
    assert (code, err) == (0, "")
    assert (
        out
        == f"""\
            new    changed    unchanged    rejected
--------  -----  ---------  -----------  ----------
services      2          0            0           0
clients       0          0            0           0
2 rows added to {tables}/observations.csv. Next: cite-bot data build --source {tables}
"""
    )
    assert stored(tables) == 2


def test_the_same_once_more_has_nothing_to_store(tables, tmp_path):
    file = write(tmp_path / "a.csv", row("1"))
    import_(tables, file)
    code, out, _ = import_(tables, file)
    assert (code, out.splitlines()[-1]) == (0, f"Nothing to store: {tables} has all of it.")


def test_a_dry_run_shows_changes_and_doubts_and_stores_nothing(tables, tmp_path):
    import_(tables, write(tmp_path / "a.csv", row("10", "3", day=EARLIER)))
    before = (tables / "observations.csv").read_bytes()
    code, out, err = import_(tables, write(tmp_path / "b.csv", row("1,000", "3", "4")), "--dry-run")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
            new    changed    unchanged    rejected
--------  -----  ---------  -----------  ----------
services      1          1            1           0
clients       0          0            0           0

changed
  services, citemadera-lima, capacitacion, 2025-01: 10 → 1,000

to confirm
  services, citemadera-lima, capacitacion, 2025-01: 1,000 after 10, over five times apart
"""
    )
    assert (tables / "observations.csv").read_bytes() == before


REJECTED = [
    (row("1", centre="CITEmadera Lma"), "cite: unknown centre 'CITEmadera Lma'; the nearest known one is CITEmadera"),
    (row("1", centre=""), "cite: no centre"),
    (row("1", type_="Capacitasión"), "subcategoria: unknown service type 'Capacitasión'; the nearest known one is Cap"),
    (row("1", year="25"), "anio: '25' is not a year"),
    (row("1", year="2525"), "anio: '2525' is not a year"),
    (row("1", "1.234"), "mes_02: '1.234' is not a whole number of 0 or more"),
    (row("1.000"), "mes_01: '1.000' is not a whole number of 0 or more"),
    (row("12,34"), "mes_01: '12,34' is not a whole number of 0 or more"),
    (row("0,123"), "mes_01: '0,123' is not a whole number of 0 or more"),
    (row("-3"), "mes_01: '-3' is not a whole number of 0 or more"),
    (row("9" * 30), f"mes_01: '{'9' * 30}' is not a whole number of 0 or more"),
    (row("s/d"), "mes_01: 's/d' is not a whole number of 0 or more"),
    (row("1", day="31/02/2026"), "fecha: '31/02/2026' is not a day (dd/mm/yyyy)"),
    (row("1", day="05/03/0026"), "fecha: '05/03/0026' is not a day (dd/mm/yyyy)"),
    (row("1", day=""), "fecha: '' is not a day (dd/mm/yyyy)"),
    (row("1", year="2027"), "mes_01: 2027-01 had not begun when the row was updated"),
    (row("1")[:-1], "the row has 16 cells for 17 columns"),
    ([*row("1"), "2"], "the row has 18 cells for 17 columns"),
]


@pytest.mark.parametrize(("bad", "words"), REJECTED)
def test_a_rejected_row_is_named_and_stops_everything(tables, tmp_path, bad, words):
    file = write(tmp_path / "a.csv", row("7", year="2024"), bad)
    code, out, err = import_(tables, file)
    assert code == 1
    assert f"\nrejected\n  {file}:3: {words}" in out
    assert err == ("cite-bot: nothing is stored because of 1 rejection: mend it, or store the rest with --skip-bad\n")
    assert stored(tables) == 0


def test_with_skip_bad_the_rest_is_stored(tables, tmp_path):
    file = write(tmp_path / "a.csv", row("7"), row("x", year="2024"), row("y", year="2023"))
    code, out, err = import_(tables, file, "--skip-bad")
    assert (code, err, stored(tables)) == (0, "", 1)
    assert "services      1          0            0           2\n" in out
    code, out, _ = import_(tables, file, "--skip-bad")
    assert (code, out.splitlines()[-1]) == (0, f"Nothing to store: {tables} has all the rest.")


SPOILT = [
    (b"cite,anio\n", "holds no table of ITP: a header with cite, anio, subcategoria or tipo, mes_01 to mes_12"),
    (b"\x81", "is not text in Latin-1 or UTF-8"),
    (b"a\x00b", "is not text in Latin-1 or UTF-8"),
    (",".join(HEADER).encode() + b"\nCITEmadera Lima,2025,Capacitaci\xc3\xb3n \xff", "is not text in Latin-1 or UTF-8"),
    (",".join(HEADER).encode() + b'\n"CITEmadera Lima', "the rest of the file cannot be read: unexpected end of data"),
    (",".join(HEADER).encode() + b"\nCITEmadera Lima,2025", "the file ends in the middle of a line"),
]


@pytest.mark.parametrize(("content", "words"), SPOILT)
def test_a_damaged_file_gives_nothing_and_skip_bad_does_not_help(tables, tmp_path, content, words):
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    code, out, err = import_(tables, str(file), "--skip-bad")
    assert code == 1
    assert words in out
    assert str(file) in out
    assert err == "cite-bot: nothing is stored, as nothing is left beside what was rejected\n"


def test_a_damaged_file_gives_nothing_though_a_sound_one_beside_it_is_stored(tables, tmp_path):
    sound = write(tmp_path / "a.csv", row("7"))
    cut = Path(write(tmp_path / "b.csv", row("8", year="2024"), row("9", year="2023")))
    cut.write_bytes(cut.read_bytes()[:-30])
    code, out, _ = import_(tables, sound, str(cut), "--skip-bad")
    assert (code, stored(tables)) == (0, 1)
    assert f"{cut}:3: the file ends in the middle of a line" in out


@pytest.mark.usefixtures("typed")
@pytest.mark.parametrize(("answer", "code", "kept"), [("y\n", 0, 2), ("n\n", 1, 1), ("\n", 1, 1)])
def test_what_is_doubtful_is_stored_after_a_yes(tables, tmp_path, answer, code, kept):
    import_(tables, write(tmp_path / "a.csv", row("10", day=EARLIER)))
    found, out, err = import_(tables, write(tmp_path / "b.csv", row("1000")), stdin=answer)
    assert (found, stored(tables)) == (code, kept)
    assert "1 figure looks wrong. Store everything? [y/N]" in out
    assert err == ("" if kept == 2 else "cite-bot: nothing was stored\n")


def test_without_a_keyboard_what_is_doubtful_needs_yes(tables, tmp_path):
    import_(tables, write(tmp_path / "a.csv", row("10", day=EARLIER)))
    file = write(tmp_path / "b.csv", row("1000"))
    code, _, err = import_(tables, file)
    assert (code, stored(tables)) == (1, 1)
    assert err == "cite-bot: nothing is stored without a yes: look at what is proposed, then add --yes\n"
    assert import_(tables, file, "--yes")[0] == 0
    assert stored(tables) == 2


def test_what_is_not_doubtful_is_stored_without_asking(tables, tmp_path):
    import_(tables, write(tmp_path / "a.csv", row("10", day=EARLIER)))
    assert import_(tables, write(tmp_path / "b.csv", row("11")))[0] == 0
    assert stored(tables) == 2


def test_of_a_folder_what_is_no_table_is_skipped_and_said(tables, tmp_path):
    (tmp_path / "in" / "below").mkdir(parents=True)
    write(tmp_path / "in" / "below" / "A.CSV", row("10"))
    (tmp_path / "in" / "notes.csv").write_text("hello\n", encoding="utf-8")
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG")
    code, out, _ = import_(tables, str(tmp_path / "in"))
    assert (code, stored(tables)) == (0, 1)
    assert f"skipped, as it is no table of services or clients: {tmp_path}/in/notes.csv\n" in out
    assert "picture" not in out


def test_the_day_of_a_cube_can_be_told(tables, tmp_path):
    file = tmp_path / "a.json"
    file.write_text('{"data": [{"CITE ID": 28, "Subcategoria ID": 2, "Time": 202501, "Servicios": 5.0}]}', "utf-8")
    assert import_(tables, str(file), "--published", "2025-02-03")[0] == 0
    assert (tables / "sources.csv").read_text("utf-8").splitlines()[1].endswith(",2025-02-03")


NUMBERS = [
    ('"CITE ID": 28, "CITE": "CITEmadera Lima"', ""),
    ('"CITE ID": 28, "CITE": "CITEagroindustrial Ica"', "CITE: 'CITEagroindustrial Ica' has the number 28, which is"),
    ('"CITE ID": 999, "CITE": "CITEagroindustrial Ica"', "'CITEagroindustrial Ica' has the number 999 instead of 13"),
    ('"CITE ID": 999, "CITE": ""', "CITE: unknown number '999' of a centre"),
    ('"CITE ID": null, "CITE": "CITEmadera Lima"', ""),
]


@pytest.mark.parametrize(("centre", "words"), NUMBERS)
def test_a_number_and_a_name_that_contradict_each_other_are_a_fault(tables, tmp_path, centre, words):
    file = tmp_path / "a.json"
    file.write_text(
        f'{{"data": [{{{centre}, "Subcategoria": "Capacitación", "Time": 202501, "Servicios": 5}}]}}', "utf-8"
    )
    code, out, _ = import_(tables, str(file))
    assert code == (1 if words else 0)
    assert words in out


USE = [
    (["import"], 2, "Missing argument 'FILE…'"),
    (["import", "nowhere.csv"], 2, "'nowhere.csv' does not exist"),
    (["import", ".", "--published", "yesterday"], 2, "--published takes a day like 2026-03-10"),
]


@pytest.mark.parametrize(("args", "code", "words"), USE)
def test_wrong_use_is_one_clear_line(args, code, words):
    found, out, err = called(*args)
    assert (found, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1


def test_a_folder_without_files_says_what_is_read(tables, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = import_(tables, str(tmp_path / "empty"))
    assert code == 1
    assert err.startswith(f"cite-bot: {tmp_path}/empty: holds no file of the kinds that are read (.csv, .xlsx")


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("sources.csv", "id,title", "id", "sources.csv:1: title: missing column"),
        ("centres.csv", "id,name", "id", "centres.csv:1: name: missing column"),
        ("observations.csv", "note\n", "note\na,services,network,,,,2025-01-01,2025-01-31,x,exact,\n", "'x' is not a"),
    ],
)
def test_faulty_tables_must_be_mended_first(tables, tmp_path, file, old, new, words):
    path = tables / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    code, _, err = import_(tables, write(tmp_path / "a.csv", row("1")))
    assert code == 1
    assert words in err
    assert err.count("\n") == 1


def test_a_workbook_that_would_take_all_memory_is_rejected_by_the_command(cite_bot, tables, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "cite", "x"
    book.save(tmp_path / "bomb.xlsx")
    done = cite_bot("data", "import", str(tmp_path / "bomb.xlsx"), "--source", str(tables))
    assert done.returncode == 1
    assert b"bomb.xlsx: is not a workbook that can be read: it takes too much memory" in done.stdout
    assert done.stderr.count(b"\n") == 1
