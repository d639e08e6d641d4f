"""The version of the facts: a fingerprint of everything that the tables say."""

import sqlite3
from hashlib import sha256

from bot.data.tables import TABLES

_FACTS = (*(table.name for table in TABLES), "figures")


def fingerprint(connection: sqlite3.Connection) -> str:
    """SHA-256 over all rows in their order, in hexadecimal digits; it depends on no day, machine or place of files."""
    digest = sha256()
    for table in _FACTS:
        digest.update(f"{table}\n".encode())
        for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - one of the names above
            digest.update(f"{row!r}\n".encode())
    return digest.hexdigest()
