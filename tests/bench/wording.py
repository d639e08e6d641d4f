"""Thousands of questions of the benchmark's kinds, no two alike.

Years, months, places, centres, chains and kinds are exchanged for others of tests/world, and some words misspelt anew.
"""

import re
from collections.abc import Sequence
from itertools import cycle
from random import Random

CENTRES = "CITE Oxapampa|CITE Majes|CITE Huallaga|CITE Chavimochic|CITE Ilo|CITE Callao|CITE Vid|CITE VRAEM|CITE Piura"

KINDS = (
    "2023|2024|2025",
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|octubre|noviembre|diciembre",
    "Cusco|Puno|Tacna|Moquegua|Arequipa|Ica|Piura|Loreto|Ucayali|Junín|Pasco|Huánuco|Cajamarca|Áncash|San Martín|Lima",
    CENTRES,
    "capacitaciones|asistencias técnicas|ensayos de laboratorio|certificaciones|soporte productivo",
    "servicios|empresas atendidas",
    "madera|textil|pesquera|forestal|agroindustria|acuícola",
)
"""Names of which each can stand for any other of its line."""

_EACH = [(re.compile(rf"\b(?:{names})\b", re.IGNORECASE), names.split("|")) for names in KINDS]
_LONG = re.compile(r"\w{6,}")
MISSPELT = 0.25
"""The share of questions with one more slip of the fingers."""


def varied(texts: Sequence[str], count: int) -> list[str]:
    """So many questions, no text twice, the same in every run."""
    random = Random(6)  # noqa: S311 - nothing is guessed here
    found = dict.fromkeys(texts)
    for text in cycle(texts):
        if len(found) >= count:
            break
        found[_other(text, random)] = None
    chosen = list(found)[:count]
    random.shuffle(chosen)
    return chosen


def _other(text: str, random: Random) -> str:
    for pattern, names in _EACH:
        text = pattern.sub(lambda _, names=names: random.choice(names), text)
    long = list(_LONG.finditer(text))
    if long and random.random() < MISSPELT:
        at = random.choice(long).start() + random.randrange(1, 5)
        text = text[:at] + text[at + 1 :]
    return text
