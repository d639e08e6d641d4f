import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from bot.data import BadTables, build


def ask(path, sql):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def dump(path):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def output(tmp_path):
    return tmp_path / "cite.db"


def test_the_committed_database_is_what_the_tables_say(real_source, real_db):
    assert dump(real_source / "cite.db") == dump(real_db)


def test_the_same_tables_give_the_same_bytes(tables, output, tmp_path):
    build(tables.folder, output)
    build(tables.folder, tmp_path / "again.db")

    assert output.read_bytes() == (tmp_path / "again.db").read_bytes()


def test_the_order_of_observations_does_not_matter(tables, output, tmp_path):
    build(tables.folder, output)
    table = tables.folder / "observations.csv"
    header, *rows = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    build(tables.folder, tmp_path / "turned.db")

    assert dump(output) == dump(tmp_path / "turned.db")


def test_any_changed_cell_changes_the_version(tables, output):
    versions = set()
    for old, new in [("CITE Alpaca", "CITE Vicuña"), ("CITE Vicuña", "CITE Llama")]:
        build(tables.folder, output)
        versions.add(ask(output, "SELECT value FROM meta WHERE key = 'content'")[0])
        tables.change("centres.csv", old, new)

    assert len(versions) == 2


def test_the_schema_is_numbered(real_db):
    assert ask(real_db, "SELECT value FROM meta WHERE key = 'schema'") == [("4",)]


@pytest.mark.parametrize("pragma", ["integrity_check", "foreign_key_check", "journal_mode"])
def test_the_database_is_sound_and_needs_no_files_beside_it(world_db, pragma):
    sound = {"integrity_check": [("ok",)], "foreign_key_check": [], "journal_mode": [("delete",)]}

    assert ask(world_db, f"PRAGMA {pragma}") == sound[pragma]
    assert [path.name for path in world_db.parent.iterdir()] == ["cite.db"]


def test_faulty_tables_are_refused_and_the_old_database_stays(tables, output):
    build(tables.folder, output)
    before = output.read_bytes()
    tables.change("centres.csv", "PE-ICA", "PE-XXX")
    tables.change("observations.csv", "900", "-900")

    with pytest.raises(BadTables) as refused:
        build(tables.folder, output)

    assert str(refused.value).splitlines() == [
        "centres.csv:3: region: unknown id 'PE-XXX' (regions.csv)",
        "observations.csv:4: value: negative value '-900'",
    ]
    assert output.read_bytes() == before
    assert sorted(path.name for path in output.parent.iterdir()) == ["cite.db", "tables"]


def test_a_reader_keeps_the_old_database_while_the_new_one_takes_its_place(tables, output):
    build(tables.folder, output)
    with closing(sqlite3.connect(f"{output.as_uri()}?mode=ro", uri=True)) as reader:
        reader.execute("SELECT count(*) FROM centres")
        tables.change("centres.csv", "CITE Alpaca", "CITE Llama")
        build(tables.folder, output)

        assert reader.execute("SELECT aliases FROM centres WHERE id = 'cite-cusco'").fetchone() == ("CITE Alpaca",)
    assert ask(output, "SELECT aliases FROM centres WHERE id = 'cite-cusco'") == [("CITE Llama",)]


def test_an_alias_that_two_centres_share_is_built_as_it_can_be_asked_back(tables, output):
    tables.change("centres.csv", "Unidad Ica", "CITE Alpaca")

    build(tables.folder, output)

    assert ask(output, "SELECT count(*) FROM centres WHERE aliases = 'CITE Alpaca'") == [(2,)]


def test_empty_cells_are_null_and_lists_are_tidy(tables, output):
    tables.change("chains.csv", "lana|alpaca", " lana ||alpaca|")
    build(tables.folder, output)

    assert ask(output, "SELECT parent, aliases FROM chains") == [(None, "lana|alpaca"), ("textil", "vicuña")]


def test_rows_keep_the_order_of_the_table(real_source, real_db):
    lines = (real_source / "centres.csv").read_text(encoding="utf-8").splitlines()[1:]

    assert [row[0] for row in ask(real_db, "SELECT id FROM centres ORDER BY rowid")] == [
        line.split(",")[0] for line in lines
    ]


@pytest.mark.parametrize(
    ("rows", "value", "publisher"),
    [
        ("late,services,centre,cite-cusco,,,2025-01-01,2025-01-31,12,exact,", 12, "late"),
        ("undated,services,centre,cite-cusco,,,2025-01-01,2025-01-31,12,exact,", 10, "early"),
        ("late,services,centre,cite-cusco,,,2025-01-01,2025-01-31,12,target,", 10, "early"),
        ("late,services,centre,cite-cusco,,cooperativa,2025-01-01,2025-01-31,12,exact,", 10, "early"),
        ("late,services,centre,cite-cusco,,,2025-01-01,2025-02-28,12,exact,", 10, "early"),
    ],
    ids=["later source wins", "undated source is the earliest", "a goal", "another filter", "another period"],
)
def test_of_each_figure_the_version_published_last_stands(tables, output, rows, value, publisher):
    tables.observe(rows)
    build(tables.folder, output)

    january = "subject = 'cite-cusco' AND service_type = '' AND client_type = '' AND period_end = '2025-01-31'"
    found = ask(output, f"SELECT value, source FROM figures WHERE {january} AND NOT is_target")  # noqa: S608 - our own
    assert found == [(value, publisher)]


def test_of_two_sources_of_the_same_day_the_later_row_stands(tables, output):
    tables.change("sources.csv", "2025-02-01", "2025-03-01")
    tables.observe("late,services,network,,,,2025-01-01,2025-12-31,950,target,")
    build(tables.folder, output)

    assert ask(output, "SELECT value, is_target FROM figures WHERE scope = 'network'") == [(950, 1)]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2024-02-01", "2024-02-29", 1),
        ("2023-02-01", "2023-02-28", 1),
        ("2024-02-01", "2024-02-28", None),
        ("2024-11-01", "2025-01-31", 3),
        ("2024-01-01", "2024-12-31", 12),
        ("2024-01-02", "2024-01-31", None),
        ("2024-01-01", "2024-01-01", None),
    ],
)
def test_a_figure_knows_how_many_whole_months_it_covers(tables, output, start, end, months):
    tables.observe(f"early,clients,network,,,,{start},{end},5,exact,")
    build(tables.folder, output)

    assert ask(output, "SELECT months FROM figures WHERE indicator = 'clients'") == [(months,)]


def test_to_ask_never_loads_the_builder():
    script = "import sys, bot.data; sys.exit('sqlite_utils' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0  # noqa: S603 - our own words
