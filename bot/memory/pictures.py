"""Pictures that Telegram holds already: sending its id of one takes no drawing and no upload."""

from datetime import date

from sqlalchemy import Connection, delete, select

from bot.memory.bounded import trim
from bot.memory.tables import PICTURES, insert

MOST = 5_000
"""How many ids are kept; those kept longest ago go first."""


def picture(connection: Connection, key: str) -> str | None:
    """Telegram's id of the picture with this key."""
    return connection.scalar(select(PICTURES.c.file_id).where(PICTURES.c.key == key))


def keep(connection: Connection, key: str, file_id: str, day: date, most: int = MOST) -> None:
    """Keeps Telegram's id of a picture."""
    values = {"file_id": file_id, "used_on": day}
    row = insert(connection, PICTURES).values(key=key, **values)
    connection.execute(row.on_conflict_do_update(index_elements=[PICTURES.c.key], set_=values))
    trim(connection, PICTURES.c.key, [PICTURES.c.used_on.desc()], key, most)


def forget(connection: Connection, key: str) -> None:
    """Forgets a picture, as when Telegram does not know its id any more."""
    connection.execute(delete(PICTURES).where(PICTURES.c.key == key))
