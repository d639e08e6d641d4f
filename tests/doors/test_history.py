"""`cite-bot data history`: the versions of each figure, the one that stands first."""

import shutil
from pathlib import Path

import pytest

from .itp import called

WORLD = Path(__file__).parents[1] / "world"
SOURCES = """\
id,title,publisher,url,published_on
nota,Una nota,Diario,,
itp-1,Tablas,ITP,,2026-01-05
itp-2,Tablas,ITP,,2026-03-05
"""
HEADER = "source,indicator,scope,subject,service_type,client_type,period_start,period_end,value,qualifier,note\n"
SEPTEMBER = "capacitacion,,2025-09-01,2025-09-30"
ROWS = f"""\
itp-2,services,centre,citemadera-lima,{SEPTEMBER},1531,exact,
itp-1,services,centre,citemadera-lima,{SEPTEMBER},528,exact,
nota,services,centre,citemadera-lima,{SEPTEMBER},500,at-least,
itp-1,services,centre,citemadera-lima,capacitacion,,2025-10-01,2025-10-31,7,exact,
itp-1,services,region,PE-LIM,,,2025-01-01,2025-03-31,9,exact,
itp-1,services,network,,,,2026-01-01,2026-12-31,900,target,
itp-2,services,network,,,,2026-01-01,2026-12-31,800,exact,
"""


@pytest.fixture
def tables(tmp_path):
    folder = tmp_path / "tables"
    shutil.copytree(WORLD, folder)
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "observations.csv").write_text(HEADER + ROWS, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["citemadera-lima", "CITEmadera Lima", "citemadera  LIMA"])
def test_each_version_has_its_day_its_figure_and_its_source(tables, name):
    code, out, err = called("history", name, "--source", str(tables))
    assert (code, err) == (0, "")
    assert (
        out
        == """\
citemadera-lima: 2 figures, 1 with several versions

services, citemadera-lima, capacitacion, 2025-09
  2026-03-05         1,531  itp-2  stands
  2026-01-05           528  itp-1
  no day               500  nota (at-least)

services, citemadera-lima, capacitacion, 2025-10
  2026-01-05             7  itp-1  stands
"""
    )


def test_a_goal_and_a_result_are_different_figures(tables):
    _, out, _ = called("history", "red", "--source", str(tables))
    assert (
        out
        == """\
red: 2 figures, 0 with several versions

services, network, 2026-01-01 to 2026-12-31
  2026-03-05           800  itp-2  stands

services, network, 2026-01-01 to 2026-12-31, goal
  2026-01-05           900  itp-1  stands
"""
    )


def test_of_many_figures_only_those_that_were_revised_are_shown(tables):
    more = "".join(
        f"itp-1,services,centre,citemadera-lima,capacitacion,,20{year}-01-01,20{year}-01-31,1,exact,\n"
        for year in range(10, 31)
    )
    with (tables / "observations.csv").open("a", encoding="utf-8") as table:
        table.write(more)
    _, out, _ = called("history", "citemadera-lima", "--source", str(tables))
    assert "2025-09" in out
    assert "2010-01" not in out
    assert out.endswith("\n22 figures have one version only: --all shows them\n")
    _, out, _ = called("history", "citemadera-lima", "--all", "--source", str(tables))
    assert "2010-01" in out


@pytest.mark.parametrize(("name", "title"), [("Lima", "PE-LIM: 1 figure,"), ("PE-LIM", "PE-LIM: 1 figure,")])
def test_a_region_has_a_history_too(tables, name, title):
    code, out, _ = called("history", name, "--source", str(tables))
    assert (code, out.startswith(title)) == (0, True)


def test_a_subject_without_figures_says_so(tables):
    code, out, _ = called("history", "CITEagroindustrial Ica", "--source", str(tables))
    assert (code, out) == (0, "citeagroindustrial-ica: 0 figures, 0 with several versions\n")


WRONG = [
    ("CITEmadera Lma", "unknown centre 'CITEmadera Lma'; the nearest known one is CITEmadera"),
    ("", "no centre"),
]


@pytest.mark.parametrize(("name", "words"), WRONG)
def test_a_name_that_nothing_has_is_one_clear_line(tables, name, words):
    code, out, err = called("history", name, "--source", str(tables))
    assert (code, out) == (1, "")
    assert err.startswith(f"cite-bot: {words}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("value", ["x", "-1", ""])
def test_faulty_tables_must_be_mended_first(tables, value):
    path = tables / "observations.csv"
    path.write_text(path.read_text("utf-8").replace("1531", value), "utf-8")
    code, _, err = called("history", "citemadera-lima", "--source", str(tables))
    assert code == 1
    assert err == f"cite-bot: observations.csv:2: value: {value!r} is not a whole number\n"
