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

-- sheet
-- The cells that count of one subject for one indicator.
SELECT service_type, client_type, period_start, period_end, months, value, qualifier, source
  FROM figures WHERE indicator = :indicator AND scope = :scope AND subject = :subject;

-- typed
-- Whether figures of an indicator are published by service type, by client type, and by both at once.
SELECT EXISTS (SELECT 1 FROM figures WHERE indicator = :indicator AND service_type <> '') AS by_service,
       EXISTS (SELECT 1 FROM figures WHERE indicator = :indicator AND client_type <> '') AS by_client,
       EXISTS (SELECT 1 FROM figures WHERE indicator = :indicator AND service_type <> '' AND client_type <> '')
           AS crossed;
