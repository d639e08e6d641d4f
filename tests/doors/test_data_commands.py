"""`cite-bot data`. Each build names its output: without one it would replace the project's own facts."""

import re
import shutil

import pytest


def test_building_makes_the_facts_and_says_where_and_how_many(cite_bot, real_source, tmp_path):
    output = tmp_path / "facts.db"
    called = cite_bot("data", "build", "--source", str(real_source), "--output", str(output))
    assert (called.returncode, called.stderr) == (0, b"")
    assert re.fullmatch(re.escape(str(output)) + r": \d[\d,]* figures\n", called.stdout.decode())
    assert cite_bot("ask", "--db", str(output), "servicios CITE Cusco").returncode == 0
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.parametrize(
    ("output", "words"),
    [("nowhere/facts.db", "there is no folder nowhere"), ("/dev/null/facts.db", "there is no folder /dev/null")],
)
def test_an_output_that_cannot_be_written_is_one_clear_line(cite_bot, world_source, output, words):
    called = cite_bot("data", "build", "--source", str(world_source), "--output", output)
    assert (called.returncode, called.stdout) == (1, b"")
    assert called.stderr.decode() == f"cite-bot: {output}: cannot be written: {words}\n"


def test_a_fault_of_the_disk_has_no_number(cite_bot, world_source, tmp_path):
    endless = str(tmp_path / ("x" * 300))
    called = cite_bot("data", "build", "--source", str(world_source), "--output", endless)
    assert called.returncode == 1
    assert called.stderr.decode() == f"cite-bot: {endless}: cannot be written: File name too long\n"


def test_tables_without_faults_check_silently(cite_bot):
    called = cite_bot("data", "check")
    assert (called.returncode, called.stdout, called.stderr) == (0, b"", b"")


def test_each_fault_is_a_line_with_file_row_and_column(cite_bot, world_source, tmp_path):
    tables, output = tmp_path / "tables", tmp_path / "facts.db"
    shutil.copytree(world_source, tables)
    sources = (tables / "observations.csv").read_text().splitlines()
    sources[1] = sources[1].replace(sources[1].split(",")[1], "nothing", 1)
    (tables / "observations.csv").write_text("\n".join(sources) + "\n")
    checked = cite_bot("data", "check", "--source", str(tables))
    assert checked.returncode == 1
    assert checked.stdout.startswith(b"observations.csv:2: indicator: ")
    assert checked.stdout.count(b"\n") == 1
    built = cite_bot("data", "build", "--source", str(tables), "--output", str(output))
    assert (built.returncode, built.stdout, built.stderr) == (1, b"", b"cite-bot: " + checked.stdout)
    assert not output.exists()
