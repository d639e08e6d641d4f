"""The latest month that speaks for a group."""

from collections import Counter
from collections.abc import Mapping

from bot.lookup.line import Line

_YEAR = 12


def month_of_most(lines: Mapping[str, Line]) -> int | None:
    """Number of the latest month that at least half of the centres have; None where none publishes months.

    Those counted publish months in its year or in the one before. A later month is that of a few early centres,
    which would stand for the whole of a group, and rank among themselves alone.
    """
    having: Counter[int] = Counter()
    years: dict[int, set[str]] = {}
    for centre, line in lines.items():
        for run in line.runs:
            having.update(range(run.first, run.last + 1))
            for year in range(run.first // _YEAR, run.last // _YEAR + 1):
                years.setdefault(year, set()).add(centre)
    expected = {year: len(centres | years.get(year - 1, set())) for year, centres in years.items()}
    enough = (month for month, count in having.items() if 2 * count >= expected[month // _YEAR])
    most = max(having, key=lambda month: (having[month], month), default=None)
    return max(enough, default=most)
