"""`cite-bot data`."""

import shutil


def test_building_makes_the_facts_beside_the_tables_and_says_nothing(cite_bot, real_source, tmp_path):
    tables = tmp_path / "tables"
    shutil.copytree(real_source, tables, ignore=shutil.ignore_patterns("*.db"))
    called = cite_bot("data", "build", "--source", str(tables))
    assert (called.returncode, called.stdout, called.stderr) == (0, b"", b"")
    assert cite_bot("ask", "--db", str(tables / "cite.db"), "servicios CITE Cusco").returncode == 0


def test_tables_without_faults_check_silently(cite_bot):
    called = cite_bot("data", "check")
    assert (called.returncode, called.stdout, called.stderr) == (0, b"", b"")


def test_each_fault_is_a_line_with_file_row_and_column(cite_bot, world_source, tmp_path):
    tables = tmp_path / "tables"
    shutil.copytree(world_source, tables)
    sources = (tables / "observations.csv").read_text().splitlines()
    sources[1] = sources[1].replace(sources[1].split(",")[1], "nothing", 1)
    (tables / "observations.csv").write_text("\n".join(sources) + "\n")
    checked = cite_bot("data", "check", "--source", str(tables))
    assert checked.returncode == 1
    assert checked.stdout.startswith(b"observations.csv:2: indicator: ")
    assert checked.stdout.count(b"\n") == 1
    built = cite_bot("data", "build", "--source", str(tables))
    assert (built.returncode, built.stderr) == (1, b"cite-bot: " + checked.stdout)
    assert not (tables / "cite.db").exists()
