"""Measures how many chats one process carries, and prints Markdown: `.venv/bin/python tests/bench/carrying.py`.

The bot as several machines run it: by a webhook, with a memory on PostgreSQL, and beside that alone on SQLite. What it
answers of a backlog in a second, and how often people ask, gives how many may be asking in the same hour.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from unittest.mock import patch

from contestants import BOTS, POLLING, WEBHOOK
from rounds import in_turn

sys.path.append(str(Path(__file__).parents[2]))

from tests.memory import postgres

ROUNDS = 3

SHARE = 0.5
"""So much of what a process can do is used at the busiest hour; the rest is for the minutes that are busier still."""

MINUTES = (1, 5, 15)
"""A chat in which somebody asks does so once in so many minutes. When all read the news, that is the first."""

OURS = {name: BOTS[name] for name in (POLLING, WEBHOOK)}


def measured(rounds: int = ROUNDS) -> dict[str, float]:
    """Updates a second of each way of running, the medians of several rounds."""
    found = {f"{name}, SQLite": runs for name, runs in in_turn(OURS, rounds).items()}
    with _lasting() as server:
        numbers = count(1)

        def memory() -> str:
            schema = f"run_{next(numbers)}"
            server.make(schema)
            return server.url(schema)

        found |= {f"{name}, PostgreSQL": runs for name, runs in in_turn(OURS, rounds, memory).items()}
    return {name: median(run.rate for run in runs) for name, runs in found.items()}


@contextmanager
def _lasting() -> Iterator[postgres.Server]:
    """A PostgreSQL that, unlike that of the tests, forgets nothing when the power fails."""
    if not (commands := postgres.binaries()):
        sys.exit(postgres.MISSING)
    sound = postgres.OPTIONS.replace("fsync=off", "fsync=on")
    with patch.object(postgres, "OPTIONS", sound), postgres.running(commands) as server:
        yield server


def chats(rate: float, minutes: float) -> int:
    """How many chats can be asking in one hour, at so many updates a second, each once in so many minutes."""
    return int(rate * SHARE * 60 * minutes)


def table(rates: Mapping[str, float]) -> str:
    """The Markdown: what each way of running carries, by its updates a second."""
    heads = " | ".join(f"chats that ask every {minutes} min" for minutes in MINUTES)
    lines = [f"| one process on one core | updates a second | {heads} |", f"| --- | ---: |{' ---: |' * len(MINUTES)}"]
    for name, rate in rates.items():
        told = " | ".join(f"{_rounded(chats(rate, minutes)):,}" for minutes in MINUTES)
        lines.append(f"| {name} | {rate:,.0f} | {told} |")
    return "\n".join([*lines, "", f"Chats at {SHARE:.0%} of that rate, so that a busier minute finds room."])


def _rounded(count: int) -> int:
    """To two digits: more would say more than was measured."""
    digits = max(len(str(count)) - 2, 0)
    return count // 10**digits * 10**digits


if __name__ == "__main__":
    print(table(measured(*map(int, sys.argv[1:]))))  # noqa: T201 - the table is what this prints
