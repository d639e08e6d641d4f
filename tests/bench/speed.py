"""Measures how long a question takes, and two other ways of understanding it: `.venv/bin/python tests/bench/speed.py`.

`ratio` is the time over that of our own understanding: for the peers, how many times longer they take.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
OURS = "test_understanding"
ROWS = {
    "test_templates_of_hassil": "hassil, sentence templates",
    "test_tags_of_adapt_behind_a_typo_correction": "adapt-parser behind rapidfuzz",
    OURS: "understanding",
    "test_understanding_words_never_seen": "understanding, with a lexicon never asked before",
    "test_looking_up": "looking up",
    "test_phrasing": "phrasing",
    "test_question_to_reply_text": "question → reply text",
}
START = "test_start_of_ask"
HERE_TOO = ("--override-ini", "addopts=--import-mode=importlib", "--override-ini", f"pythonpath={HERE}")
"""This folder is left out of the tests, and its files find one another."""


def measured() -> dict[str, dict[str, float | str]]:
    """What each test measured, in seconds, by its name."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "speed.json"
        command = [sys.executable, "-m", "pytest", "-q", str(HERE / "test_speed.py"), *HERE_TOO]
        done = subprocess.run(  # noqa: S603 - our own command
            [*command, f"--benchmark-json={output}"], cwd=HERE.parents[1], capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        return {test["name"]: test["extra_info"] for test in json.loads(output.read_text("utf-8"))["benchmarks"]}


def table(measured: dict[str, dict[str, float | str]]) -> str:
    """The Markdown: ratios to our own understanding first, then microseconds a question, then what was understood."""
    ours = measured[OURS]
    lines = [
        "| | ratio, median | ratio, p99 | median, µs | p99, µs | clean understood | noisy understood |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for test, name in ROWS.items():
        row = measured[test]
        ratios = " | ".join(f"{row[key] / ours[key]:.1f}" for key in ("median", "p99"))
        times = " | ".join(f"{row[key] * 1e6:.0f}" for key in ("median", "p99"))
        lines.append(f"| {name} | {ratios} | {times} | {row.get('clean', '')} | {row.get('noisy', '')} |")
    start = measured[START]
    return "\n".join(
        [
            *lines,
            "",
            f"{ours['samples']} questions, each the median of its rounds.",
            f"`cite-bot ask`, the whole process: median {start['median'] * 1e3:.0f} ms of {start['samples']} runs.",
        ]
    )


if __name__ == "__main__":
    print(table(measured()))  # noqa: T201 - the table is what this prints
