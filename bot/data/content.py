"""The version of the facts: a fingerprint of everything that the tables say."""

import sqlite3
from collections.abc import Callable, Iterable
from hashlib import sha256

from bot.data.tables import TABLES

FACTS = (*(table.name for table in TABLES), "figures")
"""The tables that hold them."""

DERIVED = ("sums", "typed", "sheets")
"""The tables that are made of them, so that answers need not."""

SLICE = 500
"""Rows read between two rests: one or two milliseconds of work."""


def go_on() -> None:
    """No rest."""


def fingerprint(connection: sqlite3.Connection, tables: Iterable[str] = FACTS, rest: Callable[[], None] = go_on) -> str:
    """SHA-256 over all rows in their order, in hexadecimal digits; it depends on no day, machine or place of files.

    `rest` is called before each slice of the rows.
    """
    digest = sha256()
    for table in tables:
        digest.update(f"{table}\n".encode())
        for number, row in enumerate(connection.execute(f"SELECT * FROM {table}")):  # noqa: S608 - one of the names
            if number % SLICE == 0:
                rest()
            digest.update(f"{row!r}\n".encode())
    return digest.hexdigest()
