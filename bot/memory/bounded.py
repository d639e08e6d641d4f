"""Tables that must not grow without end: the least useful rows go."""

from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, Connection, delete, func, select


def trim(
    connection: Connection, key: Column[str], best_first: Sequence[ColumnElement[object]], spared: str, most: int
) -> None:
    """Removes what comes last beyond `most` rows of the key's table.

    The row `spared`, just written, stays: a table full of better ones would else take in nothing new.
    """
    if (connection.scalar(select(func.count()).select_from(key.table)) or 0) <= most:
        return
    surplus = (
        select(key)
        .where(key != spared)
        .order_by(*best_first)
        .offset(most - 1)
        .with_for_update(skip_locked=True)  # Two that trim at once would wait for each other.
    )
    connection.execute(delete(key.table).where(key.in_(surplus)))
