"""The example of the settings: nothing lacks in it, nothing is made up."""

import ast
import re

import pytest

from bot.doors.settings import Settings

from .conftest import ROOT

LINE = re.compile(r"^([A-Z_]+)=(.*)$")
LINES = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
NAMES = [match[1] for line in LINES if (match := LINE.match(line))]


def read():
    """The names that the settings are read from."""
    tree = ast.parse((ROOT / "bot" / "doors" / "settings.py").read_text(encoding="utf-8"))
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)]
    named = [each.args[0] for each in calls if each.func.attr == "get"]
    return {name.value for name in named if isinstance(name, ast.Constant) and name.value.isupper()}


def test_it_names_exactly_the_settings_that_there_are():
    assert sorted(NAMES) == sorted(read())


def test_as_it_is_it_changes_nothing(tmp_path):
    (tmp_path / ".env").write_text("\n".join(LINES), encoding="utf-8")
    assert Settings.read({}, tmp_path) == Settings()


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_explained_and_does_something(name, tmp_path):
    assert LINES[LINES.index(f"{name}=") - 1].startswith("# ")
    values = {"TELEGRAM_RICH_TABLES": "on", "ADMINS": "5", "CITE_HISTORY": "off"}
    assert Settings.read({name: values.get(name, "x")}, tmp_path) != Settings()


@pytest.mark.parametrize("line", LINES)
def test_it_can_be_read_by_all_who_read_such_files(line):
    assert line == "" or line.startswith("# ") or LINE.match(line)
