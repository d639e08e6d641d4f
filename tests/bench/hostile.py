"""Texts made to take long: the slowest of many shapes, at the longest that is read and beyond; and notes as they grow.

.ci/uv run python tests/bench/hostile.py
"""

import math
import sys
import time
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tabulate import tabulate

from bot.clock import LIMA
from bot.data import build
from bot.data.note import KnownNames, read_note
from bot.languages import LANGUAGES
from bot.lookup import Store
from bot.memory.anonymous import anonymous
from bot.phrase import Voice
from bot.reply import Facts, reply
from bot.understand import understand
from bot.understand.understanding import LONGEST

DATA = Path(__file__).resolve().parents[2] / "data"
NOW = datetime(2026, 3, 10, 12, tzinfo=LIMA)
AIM = 20.0
"""Milliseconds from a text to its reply."""

PIECES = [
    *("a", "9", "1,", "1-", "1 ", ",", "y ", "(", "((x ", "a\u0301", "😀 ", "%", "<", "½", "ﷺ", "...", "a.b.", "\n"),
    *("puno ", "Puno, ", "CITEmadera ", "cite ", "gs 1 ", "pucp ", "que cite ", "cite ccal ", "uco %, ", "q ½ "),
    *("12/03/2025 ", "12 de marzo de 2025 ", "enero ", "ene-mar ", "2020 2021 ", "de 2020 a ", "últimos 3 meses "),
    *(
        "mil ",
        "uno dos tres ",
        "más de 100 ",
        "entre 5 y ",
        "hasta ",
        "¿cuántos servicios? ",
        "no puno ",
        "cada lunes ",
    ),
    *("a las 8 ", "de cada 100 ", "hora de ", "cancela aviso ", "stop ", "a on hold-1 ", "saca la q ½ ", "on hold-q "),
    *("@maria ", "servisios ", "aren quipa ", "todala ", "how many services ", "hayka yanapay ", "iskay chunka ", "i "),
]
"""Among them the slowest that a search over all words of the lexicon found, alone and joined by chance."""

NOTED = ["Se brindaron 100 servicios en Puno. ", "a ", ".", "…", "1,", "<p ", "- x\n", "ala", "de los ", "Puno, ", "“"]


def say(text):
    sys.stdout.write(f"{text}\n")


def filled(piece, size):
    return (piece * (size // len(piece) + 1))[:size]


def took(work, times=3):
    """Milliseconds of the processor, the least of some."""

    def once():
        start = time.process_time()
        work()
        return (time.process_time() - start) * 1000

    return min(once() for _ in range(times))


def questions(facts):
    voices = {code: Voice.of(code) for code in LANGUAGES}
    for size in (LONGEST, 100_000):
        rows = []
        for piece in PIECES:
            text = filled(piece, size)
            read = took(lambda text=text: understand(text, facts.lexicon, NOW.date()))
            said = [took(lambda text=text, v=voice: reply(text, facts, v, NOW)) for voice in voices.values()]
            rows.append((repr(piece), read, *said, "met" if max(said) < AIM else "missed"))
        rows.sort(key=lambda row: -max(row[2:-1]))
        say(f"\nThe slowest of {len(PIECES)} questions of {size:,} characters, in ms; the aim is {AIM:.0f}\n")
        say(tabulate(rows[:8], ["repeated", "understood", *voices, ""], "github", floatfmt=".2f"))


def notes():
    known = KnownNames.of(DATA)
    rows = []
    for piece in NOTED:
        times = [
            took(lambda n=n, piece=piece: read_note(filled(piece, n), known, date(2026, 3, 10)), 1)
            for n in (25_000, 50_000, 100_000)
        ]
        rows.append((repr(piece), *times, math.log(times[-1] / times[0], 4)))
    rows.append(
        (
            "kept of a question",
            *(took(lambda n=n: anonymous(filled("a.b@", n)), 1) for n in (25_000, 50_000, 100_000)),
            "",
        )
    )
    say("\nNotes of so many characters, in ms, and the exponent of their growth\n")
    say(tabulate(rows, ["repeated", "25,000", "50,000", "100,000", "exponent"], "github", floatfmt=".2f"))


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cite.db"
        build(DATA, path)
        with closing(Store.open(path)) as store:
            questions(Facts.of(store))
    notes()
