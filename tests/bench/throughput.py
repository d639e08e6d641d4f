"""Measures the whole bot beside bots that only echo, and prints Markdown: `.venv/bin/python tests/bench/throughput.py`.

All of them in turn, each in a process and on a core of its own, several rounds; a ratio is the median of the rounds'.
Ours looks up and phrases the answers to the benchmark's questions, and keeps its memory on SQLite.
"""

import sys
from collections.abc import Callable
from statistics import median, quantiles

from contestants import AGAIN, AIOGRAM, AIOGRAM_WEBHOOK, BOTS, POLLING, PTB, PTB_WEBHOOK, WEBHOOK
from one_bot import Run
from rounds import Found, in_turn
from traffic import ALONE, BURST, CHATS

ROUNDS = 5

GOALS = (
    (POLLING, (PTB,), 2.5),
    (POLLING, AIOGRAM, 1.3),
    (WEBHOOK, (PTB_WEBHOOK,), 4.0),
    *((WEBHOOK, (peer,), 2.0) for peer in AIOGRAM_WEBHOOK),
)
"""Ours, the peers whose fastest counts, and how many times as many updates a second ours must handle."""


def measured(rounds: int = ROUNDS) -> Found:
    return in_turn(BOTS, rounds)


def rate(run: Run) -> float:
    return run.rate


def p95(run: Run) -> float:
    return quantiles(run.alone, n=20)[-1]


def over(found: Found, ours: str, peers: tuple[str, ...], of: Callable[[Run], float]) -> float:
    """How many times as much ours has as the peer that has most: the median of the rounds."""
    rounds = zip(found[ours], *(found[peer] for peer in peers), strict=True)
    return median(of(run) / max(map(of, others)) for run, *others in rounds)


def table(found: Found) -> str:
    """The Markdown: the goals with their ratios, then what they come from."""
    told = f"{CHATS} chats; {CHATS * BURST:,} updates at once, then {CHATS * ALONE} one at a time"
    return "\n".join([*_goals(found), "", *_bots(found), "", f"{told}; medians of {len(found[POLLING])} rounds."])


def _goals(found: Found) -> list[str]:
    """Each goal, judged with no text twice and where all ask the same."""
    lines = [f"| cite-bot beside a bare echo bot | aim | no answer twice | {AGAIN} |", "| --- | ---: | ---: | ---: |"]
    for ours, peers, aim in GOALS:
        ratios = [over(found, name, peers, rate) for name in (ours, f"{ours}, {AGAIN}")]
        told = " | ".join(f"{ratio:.2f}, {_judged(ratio >= aim)}" for ratio in ratios)
        lines.append(f"| updates a second, over {_faster(peers)} | at least {aim:g} | {told} |")
    for ours, peer in ((POLLING, PTB), (WEBHOOK, PTB_WEBHOOK)):
        ratios = [over(found, name, (peer,), p95) for name in (ours, f"{ours}, {AGAIN}")]
        told = " | ".join(f"{ratio:.2f}, {_judged(ratio < 1)}" for ratio in ratios)
        lines.append(f"| 95th percentile, one at a time, over {peer} | under 1 | {told} |")
    counts = [sum(map(_wrong, (*found[POLLING + more], *found[WEBHOOK + more]))) for more in ("", f", {AGAIN}")]
    told = " | ".join(f"{count:,}, {_judged(count == 0)}" for count in counts)
    return [*lines, f"| answers missing, double or out of order in their chat | 0 | {told} |"]


def _faster(peers: tuple[str, ...]) -> str:
    return peers[0] if len(peers) == 1 else f"the faster {peers[0]}"


def _wrong(run: Run) -> int:
    return run.missing + run.double + run.misplaced


def _judged(met: bool) -> str:  # noqa: FBT001 - that is all it is about
    return "met" if met else "missed"


def _bots(found: Found) -> list[str]:
    """Each bot beside ours of the same way."""
    columns: dict[str, Callable[[str, list[Run]], str]] = {
        "ratio, updates a second": lambda name, _: f"{over(found, name, (_ours(name),), rate):.2f}",
        "ratio, processor": lambda name, _: f"{over(found, name, (_ours(name),), lambda run: run.busy):.2f}",
        "updates a second": lambda _, runs: f"{median(map(rate, runs)):,.0f}",
        "processor an update, µs": lambda _, runs: f"{median(run.busy for run in runs) * 1e6:,.0f}",
        "one at a time: median, ms": lambda _, runs: f"{median(median(run.alone) for run in runs) * 1e3:.2f}",
        "95th percentile, ms": lambda _, runs: f"{median(map(p95, runs)) * 1e3:.2f}",
        "MB": lambda _, runs: f"{median(run.resident for run in runs) / 1000:.0f}",
        "out of order": lambda _, runs: f"{median(run.misplaced for run in runs):,.0f}",
    }
    lines = [f"| | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    for name, runs in found.items():
        lines.append(f"| {name} | {' | '.join(show(name, runs) for show in columns.values())} |")
    return lines


def _ours(name: str) -> str:
    return POLLING if BOTS[name].how == "polling" else WEBHOOK


if __name__ == "__main__":
    print(table(measured(*map(int, sys.argv[1:]))))  # noqa: T201 - the table is what this prints
