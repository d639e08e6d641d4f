"""How long `cite-bot run` takes from its start to its first poll, and the memory that it has then."""

import asyncio
import os
from base64 import urlsafe_b64encode
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from fast_api import TOKEN, FastApi
from installed import Command
from processes import resident, started

RUNS = 7

KEY = urlsafe_b64encode(b"b" * 32).decode()
LONGEST = 60.0
"""Seconds within which a bot starts."""


@dataclass
class Started:
    """Medians: seconds to the first poll with a new memory and with the one that was made by it; kB at that moment."""

    new: float
    old: float
    resident: int


def settings(db: Path, memory: Path) -> dict[str, str]:
    """The environment of a bot over a database; its bytecode is kept, as where it is installed."""
    return {
        "TELEGRAM_TOKEN": TOKEN,
        "CITE_DB": str(db),
        "MEMORY_URL": f"sqlite:///{memory}",
        "MEMORY_KEY": KEY,
        "PYTHONDONTWRITEBYTECODE": "",
    }


def measured(command: Command, db: Path, runs: int = RUNS) -> Started:
    """Starts the bot again and again, each time with a new memory and then with that one."""
    new, old = [], []
    _pair(command, db)  # The first start compiles what is not compiled yet.
    for _ in range(runs):
        first, second = _pair(command, db)
        new.append(first)
        old.append(second)
    return Started(
        median(seconds for seconds, _ in new),
        median(seconds for seconds, _ in old),
        int(median(kilobytes for _, kilobytes in new)),
    )


def _pair(command: Command, db: Path) -> tuple[tuple[float, int], tuple[float, int]]:
    with TemporaryDirectory() as empty:
        memory = Path(empty) / "memory.db"
        return asyncio.run(_one(command, db, memory)), asyncio.run(_one(command, db, memory))


async def _one(command: Command, db: Path, memory: Path) -> tuple[float, int]:
    """Seconds to the first poll, and the kB of the process then."""
    api = FastApi(lambda *_: None)
    url = await api.listen()
    with chdir(memory.parent):  # No .env is read.
        os.environ.update(settings(db, memory))
        begun = perf_counter()
        async with started(list(command), url) as pid, asyncio.timeout(LONGEST):
            await api.polled.wait()
            return perf_counter() - begun, resident(pid)
