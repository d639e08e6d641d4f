"""What is added up once, so that answers need not: months over their types, and by which types there are figures."""

import sqlite3

_SUMS = """
CREATE TABLE sums (
    indicator TEXT NOT NULL REFERENCES indicators (id),
    scope TEXT NOT NULL,
    subject TEXT NOT NULL,
    service_type TEXT NOT NULL,
    client_type TEXT NOT NULL,
    month INTEGER NOT NULL,
    value INTEGER NOT NULL,
    qualifier TEXT NOT NULL,
    sources TEXT NOT NULL,
    parts INTEGER NOT NULL,
    PRIMARY KEY (indicator, scope, subject, service_type, client_type, month)
) WITHOUT ROWID
"""

# A whole is divided by service type, by client type, or by both; its parts are of one of these ways.
_PARTS = """
CREATE TEMP TABLE parts AS
WITH results AS (
    SELECT *, 12 * substr(period_start, 1, 4) + substr(period_start, 6, 2) - 1 AS month
    FROM figures WHERE NOT is_target AND (service_type <> '' OR client_type <> '')
)
SELECT *, 'services' AS way, '' AS whole_service, client_type AS whole_client FROM results WHERE service_type <> ''
UNION ALL
SELECT *, 'clients', service_type, '' FROM results WHERE client_type <> ''
UNION ALL
SELECT *, 'both', '', '' FROM results WHERE service_type <> '' AND client_type <> ''
"""

# A month is there when every part that publishes anything in its year has it. Of several ways the first one counts, and
# what is published of the whole itself before all. The sum is as certain as its least certain part.
_ADDED = """
INSERT INTO sums
WITH RECURSIVE touched AS (
    SELECT DISTINCT indicator, scope, subject, way, whole_service, whole_client, service_type, client_type,
        CAST(substr(period_start, 1, 4) AS INTEGER) AS year, CAST(substr(period_end, 1, 4) AS INTEGER) AS last
    FROM parts
    UNION
    SELECT indicator, scope, subject, way, whole_service, whole_client, service_type, client_type, year + 1, last
    FROM touched WHERE year < last
),
publishing AS (
    SELECT indicator, scope, subject, way, whole_service, whole_client, year,
        count(DISTINCT service_type || '|' || client_type) AS parts
    FROM touched GROUP BY 1, 2, 3, 4, 5, 6, 7
),
added AS (
    SELECT indicator, scope, subject, way, whole_service, whole_client, month, sum(value) AS value,
        max(CASE qualifier WHEN 'exact' THEN 0 WHEN 'at-least' THEN 1 ELSE 2 END) AS doubt,
        group_concat(DISTINCT source) AS sources, count(*) AS parts
    FROM parts WHERE months = 1 GROUP BY 1, 2, 3, 4, 5, 6, 7
),
complete AS (
    SELECT added.*, row_number() OVER (
        PARTITION BY indicator, scope, subject, whole_service, whole_client, month
        ORDER BY CASE way WHEN 'services' THEN 0 WHEN 'clients' THEN 1 ELSE 2 END
    ) AS place
    FROM added JOIN publishing USING (indicator, scope, subject, way, whole_service, whole_client)
    WHERE publishing.year = added.month / 12 AND publishing.parts = added.parts
)
SELECT indicator, scope, subject, whole_service, whole_client, month, value,
    CASE doubt WHEN 0 THEN 'exact' WHEN 1 THEN 'at-least' ELSE 'about' END, sources, parts
FROM complete
WHERE place = 1 AND NOT EXISTS (
    SELECT 1 FROM figures AS own
    WHERE (own.indicator, own.scope, own.subject) = (complete.indicator, complete.scope, complete.subject)
      AND (own.service_type, own.client_type) = (whole_service, whole_client)
      AND own.period_start = printf('%04d-%02d-01', month / 12, month % 12 + 1) AND own.months = 1 AND NOT own.is_target
)
ORDER BY 1, 2, 3, 4, 5, 6
"""

_TYPED = """
CREATE TABLE typed (
    indicator TEXT PRIMARY KEY REFERENCES indicators (id),
    by_service INTEGER NOT NULL,
    by_client INTEGER NOT NULL,
    crossed INTEGER NOT NULL
) WITHOUT ROWID
"""

_BY_TYPES = """
INSERT INTO typed
SELECT indicator, max(service_type <> ''), max(client_type <> ''), max(service_type <> '' AND client_type <> '')
FROM figures GROUP BY indicator
"""


def add_sums(connection: sqlite3.Connection) -> None:
    """Fills `sums` and `typed` from `figures`.

    `sums` has months of wholes that only their types publish; a month is numbered 12 for each year and one for each
    month past January; `parts` says how many figures were added, `sources` names theirs, with commas between.
    """
    connection.execute(_SUMS)
    connection.execute(_PARTS)
    connection.execute(_ADDED)
    connection.execute("DROP TABLE parts")
    connection.execute(_TYPED)
    connection.execute(_BY_TYPES)
