"""How many centres operate in each region or chain, by the register alone."""

from bisect import bisect_left
from typing import Literal

from bot.answer import Answer, Row, Status
from bot.lookup.asking import Asking
from bot.lookup.names import fold
from bot.question import Query


def census(asking: Asking, by: Literal["region", "chain"]) -> Answer:
    """Those with any, the most first unless the fewest were asked for; equal numbers share a rank (1, 2, 2, 4)."""
    query, registry, roster = asking.query, asking.store.registry, asking.store.roster
    operating = {key: n for key, n in roster.grouped(by, asking.place).items() if n}
    counts = {key: n for key, n in operating.items() if _within(n, query)}
    sign = 1 if query.order == "asc" else -1
    values = sorted(sign * n for n in counts.values())
    found = [
        Row(by, key, registry.name(by, key), n, rank=bisect_left(values, sign * n) + 1) for key, n in counts.items()
    ]
    rows = _cut_off(sorted(found, key=lambda row: (row.rank, fold(row.name))), query.limit)
    return asking.answer(Status.ANSWERED if operating else Status.NO_DATA, rows, outside=roster.idle(asking.place))


def _within(n: int, query: Query) -> bool:
    return (query.at_least is None or n >= query.at_least) and (query.at_most is None or n <= query.at_most)


def _cut_off(rows: list[Row], limit: int | None) -> list[Row]:
    """As many as were asked for; who asks for the first alone gets all that are first."""
    return [row for row in rows if row.rank == 1] if limit == 1 else rows[:limit]
