"""A memory under test: what takes `url` runs over an SQLite file, and over PostgreSQL where that is at hand."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from bot.memory import Memory

A, B, C = (urlsafe_b64encode(letter * 32).decode() for letter in (b"a", b"b", b"c"))

NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)

Opens = Callable[..., Memory]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path) -> str:
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'memory.db'}"


@pytest.fixture
def on_disk(request, url, tmp_path) -> Callable[[], bytes]:
    """All that lies on disk, by the byte: the database and its log."""
    postgresql = url.startswith("postgresql")
    folder = request.getfixturevalue("postgres").folder / "data" if postgresql else tmp_path
    return lambda: b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.fixture
def opens(url) -> Iterator[Opens]:
    """Opens the memory with some keys; it is closed at the end of the test."""
    with ExitStack() as opened:

        def opens_it(*keys: str) -> Memory:
            memory = Memory.open(url, keys or [A])
            opened.callback(memory.close)
            return memory

        yield opens_it


@pytest.fixture
def memory(opens) -> Memory:
    return opens()
