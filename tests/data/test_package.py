import json
import subprocess
import sys

import pytest
from frictionless import validate

from bot.data.tables import TABLES


@pytest.fixture(scope="module")
def resources(real_source):
    package = json.loads((real_source / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["path"]: resource for resource in package["resources"]}


def test_the_package_is_valid_by_the_frictionless_standard(real_source):
    report = validate(str(real_source / "datapackage.json"))

    assert report.flatten(["path", "rowNumber", "fieldName", "message"]) == []
    assert report.valid


def test_the_frictionless_command_finds_every_table_valid(real_source):
    command = [sys.executable, "-m", "frictionless", "validate", "data/datapackage.json", "--json"]
    done = subprocess.run(command, cwd=real_source.parent, capture_output=True, text=True, check=False)  # noqa: S603

    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["valid"]
    assert {task["name"]: (task["valid"], task["place"]) for task in report["tasks"]} == {
        table.name: (True, table.file) for table in TABLES
    }


def test_the_package_names_every_table_and_no_other(resources, real_source):
    assert sorted(resources) == sorted(table.file for table in TABLES)
    assert sorted(resources) == sorted(path.name for path in real_source.glob("*.csv"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_package_and_the_check_demand_the_same(resources, table):
    fields = resources[table.file]["schema"]["fields"]
    rules = [(field["name"], field.get("constraints", {})) for field in fields]

    assert [(name, rule.get("required", False), tuple(rule.get("enum", ()))) for name, rule in rules] == [
        (column.name, column.required, column.values) for column in table.columns
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_package_and_the_database_refer_to_the_same_tables(resources, table):
    keys = resources[table.file]["schema"].get("foreignKeys", [])

    assert [(key["fields"], key["reference"]["resource"] or table.name) for key in keys] == [
        ([column], other) for column, other in table.references
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_described_in_spanish(resources, table):
    resource = resources[table.file]

    assert resource["title"]
    assert resource["description"]
    assert all(field["title"] for field in resource["schema"]["fields"])
