"""Measures answers over a million observations against a thousand: `.venv/bin/python tests/bench/scale.py`.

Prints a Markdown table for each reading: the ratio of the medians first, beside its aim. A reading is two worlds with
the same centres, types and sources: one of the newest thousand observations, one of a million.
"""

import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

from asked import NOW, Asked, all_turns
from worlds import Size, write

from bot.data import build, check
from bot.lookup import Store
from bot.message import plain
from bot.phrase import Voice
from bot.reply import Facts, reply

AIM = 1.5
"""How many times as long a median question may take over a million observations as over a thousand."""

ROUNDS = 7

READINGS = {
    "26 centres, twenty years of months, each corrected up to twelve times": Size(26, bulletins=240, given=12),
    "5,000 centres, fifteen months, never corrected": Size(5_000, bulletins=15, given=1, observations=1_000_000),
}
SMALL = 1_000

Found = TypeVar("Found")


@dataclass
class Measured:
    """Seconds and kB; of the questions each one's seconds, and whether it was answered with rows."""

    observations: int
    check: float
    build: float
    build_kb: int
    warm: list[float]
    cold: list[float]
    slowest: str
    answered: list[bool]
    ask_kb: int


def measured(size: Size) -> Measured:
    """Writes, checks, builds and asks, each in a process of its own, so that memory is not another's."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        observations = write(size, folder)
        checked, built, build_kb = _apart(_built, folder)
        warm, cold, slowest, answered, ask_kb = _apart(_asked, folder)
    return Measured(observations, checked, built, build_kb, warm, cold, slowest, answered, ask_kb)


def _apart(act: Callable[[Path], Found], folder: Path) -> Found:
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(act, folder).result()


def _built(folder: Path) -> tuple[float, float, int]:
    begun = perf_counter()
    if faults := check(folder):
        sys.exit(str(faults[0]))
    checked = perf_counter()
    build(folder, folder / "cite.db")
    return checked - begun, perf_counter() - checked, _most_kb()


def _asked(folder: Path) -> tuple[list[float], list[float], str, list[bool], int]:
    voice = Voice.of("es")
    with closing(Store.open(folder / "cite.db")) as store:
        facts = Facts.of(store)
        turns = all_turns(facts, voice)
        rounds = [[_seconds(turn, facts, voice) for turn in turns] for _ in range(ROUNDS)]
        answered = [bool(reply(turn.text, facts, voice, NOW, turn.before).answer.rows) for turn in turns]
    warm = [median(times) for times in zip(*rounds, strict=True)]
    most_kb = _most_kb()
    cold = [_cold(turn, facts, voice, folder / "cite.db") for turn in turns]
    slowest = turns[cold.index(max(cold))].text
    return warm, cold, slowest, answered, most_kb


def _cold(turn: Asked, facts: Facts, voice: Voice, path: Path) -> float:
    """Seconds of the first question that a store is asked; the words are known."""
    with closing(Store.open(path)) as store:
        return _seconds(turn, replace(facts, store=store), voice)


def _seconds(turn: Asked, facts: Facts, voice: Voice) -> float:
    fresh = replace(facts)  # Of these nothing has been asked yet, whatever the others keep of their answers.
    begun = perf_counter()
    plain(reply(turn.text, fresh, voice, NOW, turn.before).message)
    return perf_counter() - begun


def _most_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def table(reading: str, small: Measured, large: Measured) -> str:
    """The Markdown: the ratios beside their aim, then what they come from."""
    lines = ["| | a thousand | a million | ratio | aim | |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    both = [at for at, pair in enumerate(zip(small.answered, large.answered, strict=True)) if all(pair)]
    rows: list[tuple[str, Callable[[Measured], float], str, float | None]] = [
        ("median question, warm", lambda one: median(one.warm) * 1e6, ",.0f µs", AIM),
        ("of those that both answer with rows", lambda one: median(one.warm[at] for at in both) * 1e6, ",.0f µs", AIM),
        ("99th percentile, warm", lambda one: _p99(one.warm) * 1e6, ",.0f µs", None),
        ("median question, the first of a store", lambda one: median(one.cold) * 1e3, ".1f ms", None),
        ("99th percentile, the first of a store", lambda one: _p99(one.cold) * 1e3, ".1f ms", None),
        ("slowest question, the first of a store", lambda one: max(one.cold) * 1e3, ".1f ms", None),
        ("check", lambda one: one.check, ".2f s", None),
        ("build, with a check", lambda one: one.build, ".2f s", None),
        ("memory of the build", lambda one: one.build_kb / 1e3, ".0f MB", None),
        ("memory of the answering process", lambda one: one.ask_kb / 1e3, ".0f MB", None),
    ]
    for name, of, how, aim in rows:
        form, unit = how.split(" ")
        low, high = of(small), of(large)
        ratio = high / low
        judged = f"{aim:g} | {'met' if ratio <= aim else 'missed'}" if aim else " | "
        lines.append(f"| {name} | {low:{form}} {unit} | {high:{form}} {unit} | {ratio:.2f} | {judged} |")
    told = (
        f"{reading}: {small.observations:,} and {large.observations:,} observations, {len(large.warm)} questions, "
        f"{sum(small.answered)} and {sum(large.answered)} of them answered with rows, {len(both)} by both. "
        f"The slowest: “{large.slowest}”."
    )
    return "\n".join([told, "", *lines])


def _p99(times: list[float]) -> float:
    return sorted(times)[-(-99 * len(times) // 100) - 1]


if __name__ == "__main__":
    for reading, size in READINGS.items():
        pair = measured(replace(size, observations=SMALL)), measured(size)
        print(table(reading, *pair), flush=True)  # noqa: T201 - the tables are what this prints
        print()  # noqa: T201
