"""Every earlier version of the tables becomes this one, and keeps what it holds."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from bot.memory import CannotRemember, Memory
from bot.memory.address import address
from bot.memory.database import Database
from bot.memory.schema import MIGRATIONS, bring_up_to_date, upgrade, version_of
from bot.memory.tables import METADATA, VERSION, VERSIONS

from .conftest import A
from .fill import HELD, KEY, WHOLE, fill, held
from .rows import Rows

FILLED = Path(__file__).with_name("versions")

KNOWN = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]

LATER = """
import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("chats") as table:
        table.add_column(sa.Column("muted", sa.Boolean, nullable=False, server_default=sa.false()))
    {more}
"""


@pytest.fixture
def database(url):
    database = Database.at(address(url))
    yield database
    database.close()


@pytest.fixture
def later(tmp_path):
    """The migrations with one more after the last."""

    def written(more: str = "") -> Path:
        folder = tmp_path / "100% migrations"
        shutil.copytree(MIGRATIONS, folder)
        (folder / "versions" / "later.py").write_text(LATER.format(before=VERSION, more=more))
        return folder

    return written


@pytest.mark.parametrize("version", KNOWN)
def test_a_filled_database_of_each_version_keeps_all(database, url, version):
    upgrade(database, version=version)
    for row in (FILLED / f"{version}.sql").read_text().splitlines():
        Rows(url).run(row.replace(":", r"\:"))
    memory = Memory.open(url, [KEY])
    try:
        assert held(memory) == HELD[version]
    finally:
        memory.close()


def test_every_version_has_its_filled_database_and_no_other_is_there():
    assert {path.stem for path in FILLED.iterdir()} == set(KNOWN) == set(HELD)


def test_the_last_migration_is_the_version_of_the_tables():
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == VERSION


@pytest.mark.usefixtures("memory")
def test_the_migrations_make_the_tables_that_the_code_knows(database):
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSIONS, "compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_a_later_version_changes_the_tables_and_keeps_what_they_hold(memory, database, url, later):
    fill(memory)
    bring_up_to_date(database, later(), "later")
    with database.reading() as connection:
        assert version_of(connection) == "later"
    assert [row.muted for row in Rows(url).of("chats")] == [False] * 4
    assert held(memory) == WHOLE


def test_a_migration_that_fails_leaves_all_as_it_was(memory, database, url, later):
    fill(memory)
    with pytest.raises(CannotRemember):
        bring_up_to_date(database, later('op.execute("SELECT * FROM nowhere")'), "later")
    with database.reading() as connection:
        assert version_of(connection) == VERSION
    assert not hasattr(Rows(url).of("chats")[0], "muted")
    assert held(memory) == WHOLE


def test_a_later_version_than_ours_is_refused_and_left_alone(memory, database, url, later):
    fill(memory)
    bring_up_to_date(database, later(), "later")
    with pytest.raises(CannotRemember, match=r"was made by a later version of cite-bot than this one$"):
        Memory.open(url, [A])
    assert held(memory) == WHOLE


def test_a_file_of_something_else_is_refused_and_not_changed(real_db, tmp_path):
    facts = tmp_path / "cite.db"
    shutil.copy(real_db, facts)
    before = facts.read_bytes()
    with pytest.raises(CannotRemember, match=r"is a database of something else; the memory needs a file of its own$"):
        Memory.open(f"sqlite:///{facts}", [A])
    assert facts.read_bytes() == before


OPEN = """
import sys
from bot.memory import Memory
Memory.open(sys.argv[1], [sys.argv[2]]).close()
print("alembic" in sys.modules)
"""


def test_the_migrations_are_loaded_only_when_the_tables_are_behind(database, url):
    def opened() -> bytes:
        return subprocess.run([sys.executable, "-c", OPEN, url, A], capture_output=True, check=True).stdout  # noqa: S603

    upgrade(database, version=KNOWN[-1])
    assert [opened(), opened()] == [b"True\n", b"False\n"]


def test_a_new_memory_needs_no_migrations(url):
    assert subprocess.run([sys.executable, "-c", OPEN, url, A], capture_output=True, check=True).stdout == b"False\n"  # noqa: S603


def test_a_new_memory_has_the_very_tables_and_rows_that_the_migrations_make(database):
    upgrade(database)
    migrated = _seen(database)
    with database.writing() as connection:
        METADATA.drop_all(connection)
        connection.exec_driver_sql(f"DROP TABLE {VERSIONS}")
    bring_up_to_date(database)
    assert _seen(database) == migrated
    assert len(migrated) == len(METADATA.tables) + 1


def _told(index):
    """An index in words, with the condition of one that is partial."""
    options = {name: str(option) for name, option in index.get("dialect_options", {}).items()}
    return str({**index, "dialect_options": options})


def _seen(database):
    """What the database itself says of each table, and what is in it."""
    with database.reading() as connection:
        assert version_of(connection) == VERSION
        found = inspect(connection)
        return {
            name: (
                [{**column, "type": str(column["type"])} for column in found.get_columns(name)],
                found.get_pk_constraint(name)["constrained_columns"],
                sorted(map(_told, found.get_indexes(name))),
                [unique["column_names"] for unique in found.get_unique_constraints(name)],
                found.get_table_options(name),
                connection.exec_driver_sql(f"SELECT * FROM {name}").all(),  # noqa: S608 - our own names
            )
            for name in found.get_table_names()
        }
