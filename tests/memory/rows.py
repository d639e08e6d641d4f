"""The rows of a memory as they lie in the database, past all of its code."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import create_engine, text


@dataclass(frozen=True)
class Rows:
    url: str

    def of(self, table: str) -> list[Any]:
        return self.run(f"SELECT * FROM {table}")  # noqa: S608 - a test's own table

    def sealed(self, table: str) -> list[tuple[str, str]]:
        """Hash and sealed text of each row."""
        return [(row.hash, row.sealed) for row in self.of(table)]

    def run(self, statement: str, **values: object) -> list[Any]:
        engine = create_engine(self.url)
        try:
            with engine.begin() as connection:
                done = connection.execute(text(statement), values)
                return list(done) if done.returns_rows else []
        finally:
            engine.dispose()
