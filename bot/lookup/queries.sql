-- meta
-- What the build noted of the whole: the schema and the hash of the contents.
SELECT key, value FROM meta;

-- centres
-- Every centre, in the order of the table.
SELECT id, name, type, kind, chain, region, province, district, city, status, parent,
       legal_name, legal_basis, aliases, source_url, source_date, confidence
  FROM centres ORDER BY rowid;

-- regions
-- Every region, in the order of the table.
SELECT id, name, ubigeo, capital, aliases, demonyms, main_cities FROM regions ORDER BY rowid;

-- chains
-- Every productive chain, in the order of the table.
SELECT id, name, parent, aliases FROM chains ORDER BY rowid;

-- service_types
-- Every service type, in the order of the table.
SELECT id, name, aliases FROM service_types ORDER BY rowid;

-- client_types
-- Every client type, in the order of the table.
SELECT id, name, aliases FROM client_types ORDER BY rowid;

-- indicators
-- Every indicator, in the order of the table.
SELECT id, name, unit, additive, aliases FROM indicators ORDER BY rowid;

-- sources
-- Every source, in the order of the table.
SELECT id, title, publisher, url, published_on FROM sources ORDER BY rowid;

-- places
-- Provinces and districts with their regions.
SELECT name, region, level FROM places ORDER BY id;

-- towns
-- Towns with their regions, degrees north and east, and whose coordinates they are.
SELECT name, region, latitude, longitude, source FROM towns ORDER BY id;

-- cells
-- What counts of one subject for one indicator and one pair of types; its month where the period is one.
SELECT CASE months WHEN 1 THEN 12 * substr(period_start, 1, 4) + substr(period_start, 6, 2) - 1 END AS month,
       period_start, period_end, value, qualifier, source AS sources, 1 AS parts
  FROM figures
 WHERE indicator = :indicator AND scope = :scope AND subject = :subject
   AND service_type = :service_type AND client_type = :client_type
 UNION ALL
SELECT month, '', '', value, qualifier, sources, parts
  FROM sums
 WHERE indicator = :indicator AND scope = :scope AND subject = :subject
   AND service_type = :service_type AND client_type = :client_type;

-- sheet
-- The months of all centres on one measure, in columns, as bot.data.sheets describes them.
SELECT first, last, base, sums, marks, kinds, others, goals FROM sheets
 WHERE indicator = :indicator AND service_type = :service_type AND client_type = :client_type;

-- typed
-- Whether figures of an indicator are published by service type, by client type, and by both at once.
SELECT by_service, by_client, crossed FROM typed WHERE indicator = :indicator;
