"""The name of a file: "servicios-cusco-2025", in plain letters that every system takes."""

import re
import unicodedata

from bot.phrase.asked_parts import names
from bot.phrase.centres import centres
from bot.phrase.figures import PLENTY, noun
from bot.phrase.kinds import kind_of
from bot.phrase.ranking_title import ranked
from bot.phrase.scope import centres as of_kind
from bot.phrase.telling import Telling

LONGEST = 40
"""Letters of a name before its dates."""


def filename(t: Telling) -> str:
    """What is counted where, by what and when; without an ending."""
    listed = kind_of(t.answer) is centres
    what = of_kind(t, PLENTY) if listed else noun(t)
    by = "" if listed or not t.query.group_by else ranked(t)
    compared = " ".join(t.registry.name(*subject) for subject in t.question.compared)
    words = _plain(f"{what} {compared or names(t)} {by}")
    return "-".join(part for part in (_shortened(words), _dates(t)) if part)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def _shortened(words: str) -> str:
    """Whole words only, as many as fit."""
    return words if len(words) <= LONGEST else words[: LONGEST + 1].rpartition("-")[0]


def _dates(t: Telling) -> str:
    """From the first to the last day of all figures: a year, a month, or the two ends."""
    periods = [row.period for row in t.rows if row.period and row.value is not None]
    if not periods:
        return ""
    start, end = (min(period.start for period in periods), max(period.end for period in periods))
    first, last = start.isoformat(), end.isoformat()
    whole_years = (first[5:], last[5:]) == ("01-01", "12-31")
    return "-".join(dict.fromkeys(day[: len("2025") if whole_years else len("2025-09")] for day in (first, last)))
