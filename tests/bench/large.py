"""Measures what must not grow with the network: `.venv/bin/python tests/bench/large.py`, printing Markdown.

5,000 centres with 50,000 aliases and a million observations, beside fifty centres with ten aliases each.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from answering import SAMPLES, answered, asked_each, understood
from installed import installed
from soaking import CHATS, MARKS, soaked
from starting import RUNS, measured
from thousands import LARGE, SMALL, asked_of, built

from bot.lookup import Store

FLAT = 1.05
"""A memory that is at most so many times as large as it was is as large as it was."""


class Line(NamedTuple):
    """A line of the table: what was measured, its aim, in which unit, and how many digits are told."""

    name: str
    value: float
    aim: float
    unit: str
    digits: int

    def __str__(self) -> str:
        value = f"{self.value:.{self.digits}f}{self.unit}"
        return f"| {self.name} | {value} | {self.aim:g}{self.unit} | {'met' if self.value <= self.aim else 'missed'} |"


def lines() -> list[Line]:
    """Measures all of them, each in processes of its own."""
    with built(SMALL) as small, built(LARGE) as large:
        ratio = median(_apart(understood, large)) / median(_apart(understood, small))
        each, single = _apart(asked_each, large), _apart(answered, large)
        texts = _apart(_texts, large)
        with installed() as command, TemporaryDirectory() as folder:
            start = measured(command, large)
            soak = asyncio.run(soaked(command, large, Path(folder), texts))
    return [
        Line("understanding, median, over that of 50 centres", ratio, 2, "", 2),
        Line("99th percentile from question to reply, of each question's median", _p99(each) * 1e3, 3, " ms", 1),
        Line(f"the same over {SAMPLES:,} single questions, no text twice", _p99(single) * 1e3, 3, " ms", 1),
        Line("from the start of the process to the first poll, with a new memory", start.new, 1.5, " s", 2),
        Line("the same with a memory that is there", start.old, 1.5, " s", 2),
        Line("resident memory at the first poll", start.resident / 1e3, 200, " MB", 0),
        *(Line(f"after {n:,} questions", kb / 1e3, 200, " MB", 0) for n, kb in zip(MARKS, soak, strict=True)),
        Line(f"the most after {MARKS[0]:,} questions, over that", max(soak) / soak[0], FLAT, "", 2),
    ]


def table(lines: list[Line]) -> str:
    """The Markdown."""
    head = ["| | measured | aim | |", "| --- | ---: | ---: | --- |"]
    told = (
        f"Medians of {RUNS} starts, installed without the tools of the makers. "
        f"The questions of the last lines are those of {CHATS:,} chats, by polling."
    )
    return "\n".join([*head, *map(str, lines), "", told])


def _texts(db: Path) -> list[str]:
    with closing(Store.open(db)) as store:
        return asked_of(store.registry, 40_000)


def _apart(act: Callable[[Path], list], db: Path) -> list:
    """Does it in a process of its own, so that nothing is warm."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(act, db).result()


def _p99(times: list[float]) -> float:
    return sorted(times)[-(-99 * len(times) // 100) - 1]


if __name__ == "__main__":
    print(table(lines()))  # noqa: T201 - the table is what this prints
