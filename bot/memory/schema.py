"""The tables as they must be: an empty database gets them; one that is behind is changed, and keeps what it holds."""

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, column, inspect, select, table

from bot.memory.database import Database
from bot.memory.faults import CannotRemember
from bot.memory.tables import METADATA, VERSION, VERSIONS

MIGRATIONS = Path(__file__).with_name("migrations")

_LOCK = 0x63697465  # any number of our own: "cite"


def bring_up_to_date(database: Database, folder: Path = MIGRATIONS, version: str = VERSION) -> None:
    """Makes the tables, or changes those of an earlier version; does nothing when they are of this one.

    Raises:
        CannotRemember: the database does not work, holds something else, or is of a later version.
    """
    with database.reading() as connection:
        found = version_of(connection)
        foreign = found is None and connection.dialect.name == "sqlite" and inspect(connection).get_table_names()
    if foreign:
        message = f"{database.where} is a database of something else; the memory needs a file of its own"
        raise CannotRemember(message)
    database.write_ahead()  # Now that the file is known to be ours: it changes it.
    if found is None and version == VERSION and make(database):
        return
    if found != version:
        upgrade(database, folder)


def version_of(connection: Connection) -> str | None:
    """The version that a database names; None when it holds no memory yet."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    return connection.scalar(select(column("version_num")).select_from(table(VERSIONS)))


def make(database: Database) -> bool:
    """Makes the tables of this version, all or none of them; whether there were none yet.

    Raises:
        CannotRemember: the database does not work.
    """
    key = PrimaryKeyConstraint("version_num", name=f"{VERSIONS}_pkc")  # As Alembic has it.
    versions = Table(VERSIONS, MetaData(), Column("version_num", String(32), nullable=False), key)
    with database.writing() as connection:
        _alone(connection)
        if version_of(connection) is not None:  # Another process was sooner.
            return False
        METADATA.create_all(connection, checkfirst=False)
        versions.create(connection)
        connection.execute(versions.insert().values(version_num=VERSION))
        return True


def upgrade(database: Database, folder: Path = MIGRATIONS, version: str = "head") -> None:
    """Runs the migrations of a folder up to a version, all or none of them.

    Raises:
        CannotRemember: the database does not work, or is of a version that the folder does not know.
    """
    # Imported here: most starts find the tables as they must be.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with database.writing() as connection:
        _alone(connection)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, version)
        except CommandError as fault:
            message = f"The memory ({database.where}) was made by a later version of cite-bot than this one"
            raise CannotRemember(message) from fault


def _alone(connection: Connection) -> None:
    """Until the transaction ends, nobody else makes or changes tables; it may take as long as large ones need."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway.
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
