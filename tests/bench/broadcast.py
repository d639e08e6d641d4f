"""Measures summaries for a hundred thousand, and prints a Markdown table: `.venv/bin/python tests/bench/broadcast.py`.

How long it takes to find who is due, what memory the bot takes while it sends, and how much longer a question waits.
"""

import json
import shutil
import signal
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep

from bot_process import DUE
from crowd import LANGUAGES, QUESTIONS, SUBSCRIBERS, fill, words
from processes import resident

from bot.data import build
from bot.lookup import Store
from bot.memory import Memory

HERE = Path(__file__).resolve().parent
WORLD = HERE.parent / "world"
SECONDS = 60.0
"""How long people ask before the broadcast, and how long while it lasts."""

RUNS = 3

KEY = urlsafe_b64encode(b"b" * 32).decode()
TOKEN = "123456789:AAH-only_for_the_stub_of_the_tests_0"  # noqa: S105 - opens nothing but the stub


@dataclass
class Found:
    """What was measured: seconds, kB, seconds of each question, messages a second."""

    tick: float
    idle_kb: int
    busy_kb: int
    idle: list[float]
    busy: list[float]
    rate: float


def measured(runs: int = RUNS) -> Found:
    """The medians of several runs; the questions are those of all of them."""
    found = [_measured() for _ in range(runs)]
    return Found(
        tick=median(run.tick for run in found),
        idle_kb=int(median(run.idle_kb for run in found)),
        busy_kb=int(median(run.busy_kb for run in found)),
        idle=[waited for run in found for waited in run.idle],
        busy=[waited for run in found for waited in run.busy],
        rate=median(run.rate for run in found),
    )


def _measured() -> Found:
    with TemporaryDirectory() as folder:
        db, kept = Path(folder) / "cite.db", Path(folder) / "memory.db"
        build(WORLD, db)
        store = Store.open(db)
        fill(f"sqlite:///{kept}", KEY, words(store.registry), DUE)
        store.close()
        copy = shutil.copy(kept, Path(folder) / "copy.db")
        tick = _tick(f"sqlite:///{copy}")
        return _broadcast(tick, db, f"sqlite:///{kept}")


def _tick(url: str) -> float:
    """Seconds of one look at who is due."""
    memory, begun = Memory.open(url, [KEY]), perf_counter()
    found = 0
    while some := memory.outbox.enqueue_due(DUE):
        found += some
    took = perf_counter() - begun
    memory.close()
    assert found
    return took


def _broadcast(tick: float, db: Path, memory: str) -> Found:
    with _program("telegram_process.py", str(SECONDS)) as telegram:
        settings = {"db": str(db), "memory": memory, "key": KEY, "token": TOKEN, "api": _line(telegram)}
        with _program("bot_process.py", *(f"{name}={value}" for name, value in settings.items())) as bot:
            assert _line(telegram) == "idle"
            idle_kb = resident(bot.pid)
            bot.send_signal(signal.SIGUSR1)
            most = [0]
            Thread(target=_watch, args=(bot.pid, most), daemon=True).start()
            told = json.loads(_line(telegram))
    return Found(tick, idle_kb, most[0], told["idle"], told["busy"], told["rate"])


@contextmanager
def _program(name: str, *settings: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(HERE / name), *settings]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own
        try:
            yield running
        finally:
            running.terminate()


def _line(program: subprocess.Popen[str]) -> str:
    line = (program.stdout.readline() if program.stdout else "").strip()
    if not line:
        sys.exit("a program of the benchmark has ended")
    return line


def _watch(pid: int, most: list[int]) -> None:
    """Keeps the most that a process takes, until it has ended."""
    while Path(f"/proc/{pid}/status").exists() and (now := resident(pid)):
        most[0] = max(most[0], now)
        sleep(0.2)


def table(found: Found) -> str:
    """The Markdown: ratios first, each beside its aim."""
    idle, busy = (quantiles(waited, n=20)[-1] for waited in (found.idle, found.busy))
    rows = [
        ("a question's 95th percentile during the broadcast, over that before it", busy / idle, 1.2, ".2f", ""),
        ("a look at who is due, when all are", found.tick, 1.0, ".2f", " s"),
        ("resident memory of the bot during the broadcast", found.busy_kb / 1000, 150, ".0f", " MB"),
    ]
    lines = ["| | measured | aim | |", "| --- | ---: | ---: | --- |"]
    for name, value, aim, how, unit in rows:
        lines.append(f"| {name} | {value:{how}}{unit} | {aim:g}{unit} | {'met' if value <= aim else 'missed'} |")
    crowd = f"{SUBSCRIBERS:,} subscribers to {QUESTIONS} questions in {len(LANGUAGES)} languages"
    before = f"95th percentile of {len(found.idle)} questions before: {idle * 1e3:.0f} ms"
    during = f"of {len(found.busy)} during: {busy * 1e3:.0f} ms"
    told = [
        f"{crowd}, SQLite on disk, {found.rate:.1f} messages a second; {RUNS} runs.",
        f"{before}; {during}. Memory before: {found.idle_kb / 1000:.0f} MB.",
    ]
    return "\n".join([*lines, "", *told])


if __name__ == "__main__":
    print(table(measured()))  # noqa: T201 - the table is what this prints
