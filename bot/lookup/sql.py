"""Named SQL: each query of `queries.sql` under its name, read once when the package is imported."""

import re
from pathlib import Path

_QUERY = re.compile(r"^-- (?P<name>\w+)\n-- (?P<meaning>.+)\n(?P<sql>[^;]+);", re.MULTILINE)


def read_queries(text: str) -> dict[str, str]:
    """Queries by name: a line with the name, a line that says what it gives, the query up to its semicolon."""
    return {found["name"]: found["sql"] for found in _QUERY.finditer(text)}


QUERIES = read_queries(Path(__file__).with_name("queries.sql").read_text(encoding="utf-8"))
