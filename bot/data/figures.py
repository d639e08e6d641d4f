"""From observations to figures: of each thing counted, the version that stands."""

import sqlite3
from collections.abc import Iterable, Sequence

_STAGE = """
CREATE TEMP TABLE staged (
    source, indicator, scope, subject, service_type, client_type, period_start, period_end, value, qualifier, note,
    line INTEGER PRIMARY KEY
)
"""

_STAGE_ROW = "INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"

_OBSERVATIONS = """
INSERT INTO observations (
    source, indicator, scope, subject, service_type, client_type, period_start, period_end, value, qualifier, note
)
SELECT source, indicator, scope, subject, service_type, client_type, period_start, period_end, value, qualifier, note
FROM staged
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, qualifier, value, note
"""

_FIGURES = """
CREATE TABLE figures (
    indicator TEXT NOT NULL REFERENCES indicators (id),
    scope TEXT NOT NULL,
    subject TEXT NOT NULL,
    service_type TEXT NOT NULL,
    client_type TEXT NOT NULL,
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    is_target INTEGER NOT NULL,
    value INTEGER NOT NULL,
    qualifier TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources (id),
    months INTEGER,
    PRIMARY KEY (indicator, scope, subject, service_type, client_type, period_start, period_end, is_target)
) WITHOUT ROWID
"""

# The source published last comes first (no date: before all others); of the same day, the later row of the file.
# A period is whole months when it starts on a first and the day after its end is a first.
_CURRENT = """
INSERT INTO figures
WITH versions AS (
    SELECT
        indicator,
        scope,
        ifnull(subject, '') AS subject,
        ifnull(service_type, '') AS service_type,
        ifnull(client_type, '') AS client_type,
        period_start,
        period_end,
        qualifier = 'target' AS is_target,
        value,
        qualifier,
        source,
        ifnull(published_on, '') AS published_on,
        line
    FROM staged JOIN sources ON sources.id = staged.source
),
ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY indicator, scope, subject, service_type, client_type, period_start, period_end, is_target
        ORDER BY published_on DESC, line DESC
    ) AS place
    FROM versions
)
SELECT
    indicator, scope, subject, service_type, client_type, period_start, period_end, is_target, value, qualifier, source,
    CASE WHEN period_start LIKE '%-01' AND date(period_end, '+1 day') LIKE '%-01' THEN
        12 * (substr(period_end, 1, 4) - substr(period_start, 1, 4))
        + substr(period_end, 6, 2) - substr(period_start, 6, 2) + 1
    END
FROM ranked
WHERE place = 1
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
"""


def add_figures(connection: sqlite3.Connection, observations: Iterable[Sequence[str | float | None]]) -> None:
    """Fills `observations`, in an order of its own, and `figures`: one row for each cell, in its current version.

    A goal and a result are different cells. `observations` come in the order of the file, with their columns in the
    order of the table; what does not fit in memory SQLite keeps in a temporary file.
    """
    connection.execute(_STAGE)
    connection.executemany(_STAGE_ROW, observations)
    connection.execute(_OBSERVATIONS)
    connection.execute(_FIGURES)
    connection.execute(_CURRENT)
    connection.execute("DROP TABLE staged")
