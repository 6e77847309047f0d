-- The same archive in two thirds of the room: what stands twice is said once, words of a fixed list are numbers, and the
-- index holds the words (with their places) apart from the stems (without). Run with foreign keys off: tables are
-- replaced under their names.
DROP VIEW reports;
DROP VIEW records;
DROP VIEW entities;
DROP VIEW record_entities;
DROP VIEW sources;
DROP TRIGGER record_added;
DROP TRIGGER record_changed;
DROP TRIGGER record_gone;
DROP TRIGGER record_entity_added;
DROP TRIGGER record_entity_gone;
DROP TABLE record_search_words;
DROP TABLE record_search;

-- Which columns a table has, and which of their cells stand in the record already: for most tables of all reports the
-- same few lists. `same_as` null: the cell stands in `field_value`.
CREATE TABLE field_shape(
  shape_key INTEGER PRIMARY KEY,
  shape TEXT NOT NULL UNIQUE              -- its parts, "actividad=title", a line feed between them
);
CREATE TABLE field_shape_part(
  shape_key INTEGER NOT NULL REFERENCES field_shape(shape_key),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  same_as TEXT CHECK(same_as IN ('title', 'text', 'date_raw')),
  PRIMARY KEY(shape_key, position)
) WITHOUT ROWID;
CREATE TABLE shape_of_record AS
SELECT f.record_key AS record_key, group_concat(f.name || CASE
         WHEN f.same_as IS NOT NULL THEN '=' || f.same_as
         WHEN f.value IS c.date_raw THEN '=date_raw'
         ELSE '' END, char(10)) AS shape
FROM (SELECT * FROM field ORDER BY record_key, position) f JOIN record c ON c.record_key = f.record_key
GROUP BY f.record_key;
CREATE INDEX shape_of_record_by_key ON shape_of_record(record_key);
INSERT INTO field_shape(shape) SELECT DISTINCT shape FROM shape_of_record ORDER BY shape;
INSERT OR IGNORE INTO field_shape_part
SELECT s.shape_key, f.position, f.name,
       CASE WHEN f.same_as IS NOT NULL THEN f.same_as WHEN f.value IS c.date_raw THEN 'date_raw' END
FROM field f JOIN record c ON c.record_key = f.record_key JOIN shape_of_record o ON o.record_key = f.record_key
JOIN field_shape s ON s.shape = o.shape;

CREATE TABLE field_value(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(record_key, position)
) WITHOUT ROWID;
INSERT INTO field_value
SELECT f.record_key, f.position, coalesce(f.value, '') FROM field f JOIN record c ON c.record_key = f.record_key
WHERE f.same_as IS NULL AND f.value IS NOT c.date_raw;

-- Numbers first, so that a record is counted without reading its text. `kind` is 1 + RecordKind, `date_precision` and
-- `date_source` the enums of core/; days count from 1970-01-01.
CREATE TABLE record_now(
  record_key INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: the search index goes by it
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  kind INTEGER NOT NULL CHECK(kind IN (1, 2, 3)),
  number INTEGER NOT NULL,                -- `order` of the interface
  depth INTEGER NOT NULL,
  parent INTEGER,                         -- `number` of the bullet above
  type_key INTEGER REFERENCES record_type(type_key),
  shape_key INTEGER REFERENCES field_shape(shape_key),  -- null: no fields
  first_day INTEGER,
  last_day INTEGER,
  date_precision INTEGER NOT NULL,
  date_source INTEGER NOT NULL,
  page INTEGER, table_number INTEGER, row_number INTEGER, block INTEGER,
  local_id TEXT NOT NULL,
  title TEXT,
  date_raw TEXT NOT NULL,
  section TEXT,
  text TEXT NOT NULL
);
CREATE TABLE kept_sequence AS SELECT seq FROM sqlite_sequence WHERE name = 'record';
INSERT INTO record_now
SELECT c.record_key, c.report_key, CASE c.kind WHEN 'actividad' THEN 1 WHEN 'coordinacion' THEN 2 ELSE 3 END,
       c.number, c.depth, c.parent, t.type_key, s.shape_key,
       (julianday(c.date_start) - 2440587.5), (julianday(c.date_end) - 2440587.5),
       CASE c.date_precision WHEN 'day' THEN 0 WHEN 'month' THEN 1 WHEN 'year' THEN 2 WHEN 'interval' THEN 3 ELSE 4 END,
       CASE c.date_source WHEN 'cell' THEN 0 WHEN 'text' THEN 1 WHEN 'period' THEN 2 ELSE 3 END,
       c.page, c.table_number, c.row_number, c.block, c.local_id, c.title, c.date_raw, c.section, c.text
FROM record c LEFT JOIN record_type t ON t.type = c.type LEFT JOIN shape_of_record o ON o.record_key = c.record_key
LEFT JOIN field_shape s ON s.shape = o.shape ORDER BY c.record_key;
DROP TABLE shape_of_record;
DROP TABLE field;
DROP TABLE record;
ALTER TABLE record_now RENAME TO record;
DELETE FROM sqlite_sequence WHERE name = 'record';
INSERT INTO sqlite_sequence(name, seq) SELECT 'record', seq FROM kept_sequence;
DROP TABLE kept_sequence;
CREATE UNIQUE INDEX record_by_id ON record(report_key, local_id);

CREATE VIEW field AS
SELECT c.record_key AS record_key, p.position AS position, p.name AS name,
       CASE p.same_as WHEN 'title' THEN c.title WHEN 'text' THEN c.text WHEN 'date_raw' THEN c.date_raw
                      ELSE v.value END AS value
FROM record c JOIN field_shape_part p ON p.shape_key = c.shape_key
LEFT JOIN field_value v ON v.record_key = c.record_key AND v.position = p.position;

-- Ids that no record has any more; those of the records stand there.
DELETE FROM record_id WHERE EXISTS
  (SELECT 1 FROM record c WHERE c.report_key = record_id.report_key AND c.local_id = record_id.local_id);
ALTER TABLE record_id RENAME TO former_record_id;

-- Only of records whose days are not one run.
CREATE TABLE record_run(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  PRIMARY KEY(record_key, position)
) WITHOUT ROWID;
INSERT INTO record_run
SELECT record_key, position, CAST(julianday(first_day) - 2440587.5 AS INTEGER),
       CAST(julianday(last_day) - 2440587.5 AS INTEGER)
FROM record_interval WHERE record_key IN (SELECT record_key FROM record_interval WHERE position = 1);
DROP TABLE record_interval;
CREATE VIEW record_interval AS
SELECT c.record_key AS record_key, 0 AS position, date(c.first_day * 86400, 'unixepoch') AS first_day,
       date(c.last_day * 86400, 'unixepoch') AS last_day
FROM record c WHERE c.first_day IS NOT NULL AND NOT EXISTS (SELECT 1 FROM record_run r WHERE r.record_key = c.record_key)
UNION ALL
SELECT record_key, position, date(first_day * 86400, 'unixepoch'), date(last_day * 86400, 'unixepoch') FROM record_run;

-- `raw` is null where it is what the text says at `begin`.
CREATE TABLE mention_now(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  begin INTEGER NOT NULL,                 -- in code points, as `length`
  length INTEGER NOT NULL,
  precision INTEGER NOT NULL,
  raw TEXT,
  intervals TEXT NOT NULL,                -- "2019-05-27/2019-05-30 2019-06-02/2019-06-02"
  doubts TEXT NOT NULL,                   -- codes, a space between them
  PRIMARY KEY(record_key, position)
) WITHOUT ROWID;
INSERT INTO mention_now
SELECT m.record_key, m.position, m.begin, m.length,
       CASE m.precision WHEN 'day' THEN 0 WHEN 'month' THEN 1 WHEN 'year' THEN 2 WHEN 'interval' THEN 3 ELSE 4 END,
       nullif(m.raw, substr(c.text, m.begin + 1, m.length)), m.intervals, m.doubts
FROM mention m JOIN record c ON c.record_key = m.record_key;
DROP TABLE mention;
ALTER TABLE mention_now RENAME TO mention;

-- Every spelling of an entity has a number, by which mentions say how they are written.
CREATE TABLE entity_name_now(
  name_key INTEGER PRIMARY KEY,
  entity_key INTEGER NOT NULL REFERENCES entity(entity_key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,                   -- lower case, unaccented, words with one space between them
  given INTEGER NOT NULL,                 -- 1: a name the parser knows; 0: only a spelling seen
  UNIQUE(entity_key, name)
);
INSERT INTO entity_name_now(entity_key, name, folded, given)
SELECT entity_key, name, folded, given FROM entity_name ORDER BY entity_key, name;
DROP TABLE entity_name;
ALTER TABLE entity_name_now RENAME TO entity_name;
CREATE INDEX entity_name_by_folded ON entity_name(folded);

CREATE TABLE record_entity_now(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity_key INTEGER NOT NULL REFERENCES entity(entity_key),
  name_key INTEGER,                       -- in entity_name: how it is written; null: as the text says at `begin`
  role INTEGER NOT NULL CHECK(role IN (0, 1)),        -- EntityRole: of the entity column, of the text
  begin INTEGER,                          -- in code points of the text; null: from the entity column
  length INTEGER,
  taught TEXT,                            -- the folded cell name by which it was found; null: read by the parsers
  PRIMARY KEY(record_key, position)
) WITHOUT ROWID;
INSERT INTO record_entity_now
SELECT x.record_key, x.position, x.entity_key, n.name_key, x.role <> 'entidad', x.begin, x.length, x.taught
FROM record_entity x LEFT JOIN entity_name n ON n.entity_key = x.entity_key AND n.name = x.raw;
DROP TABLE record_entity;
ALTER TABLE record_entity_now RENAME TO record_entity;
CREATE INDEX record_entity_by_entity ON record_entity(entity_key, record_key);
CREATE INDEX record_entity_taught ON record_entity(taught, record_key) WHERE taught IS NOT NULL;
CREATE INDEX record_entity_taught_by_entity ON record_entity(entity_key) WHERE taught IS NOT NULL;

CREATE TRIGGER record_added AFTER INSERT ON record BEGIN
  INSERT OR IGNORE INTO stale_block VALUES(new.record_key >> 8);
END;
CREATE TRIGGER record_changed AFTER UPDATE ON record BEGIN
  INSERT OR IGNORE INTO stale_block VALUES(new.record_key >> 8);
END;
CREATE TRIGGER record_gone AFTER DELETE ON record BEGIN
  INSERT OR IGNORE INTO stale_block VALUES(old.record_key >> 8);
END;
CREATE TRIGGER record_entity_added AFTER INSERT ON record_entity WHEN new.taught IS NOT NULL BEGIN
  INSERT OR IGNORE INTO stale_block VALUES(new.record_key >> 8);
END;
CREATE TRIGGER record_entity_gone AFTER DELETE ON record_entity BEGIN
  INSERT OR IGNORE INTO stale_block VALUES(old.record_key >> 8);
END;

-- The names that the parsers knew for the entities of one report: one list of lists a report.
CREATE TABLE name_list_now(
  name_list_key INTEGER PRIMARY KEY,
  entity_id TEXT NOT NULL,
  names TEXT NOT NULL,                    -- a line feed between them
  UNIQUE(entity_id, names)
);
INSERT INTO name_list_now(entity_id, names)
SELECT DISTINCT r.entity_id, l.names FROM report_name_list r JOIN name_list l ON l.name_list_key = r.name_list_key;
CREATE TABLE report_name_list_now(
  report_key INTEGER PRIMARY KEY REFERENCES report(report_key) ON DELETE CASCADE,
  lists TEXT NOT NULL                     -- numbers of name_list, a space between them
);
INSERT INTO report_name_list_now
SELECT r.report_key, group_concat(n.name_list_key, ' ')
FROM (SELECT * FROM report_name_list ORDER BY report_key, position) r
JOIN name_list l ON l.name_list_key = r.name_list_key
JOIN name_list_now n ON n.entity_id = r.entity_id AND n.names = l.names GROUP BY r.report_key;
DROP TABLE report_name_list;
DROP TABLE name_list;
ALTER TABLE name_list_now RENAME TO name_list;
ALTER TABLE report_name_list_now RENAME TO report_name_list;

-- Of what office and month each reading is: two that differ in one of them are never of one report.
ALTER TABLE original ADD COLUMN period TEXT;
ALTER TABLE original ADD COLUMN period_source TEXT;
ALTER TABLE original ADD COLUMN office TEXT NOT NULL DEFAULT '';
UPDATE original SET (period, period_source, office) =
  (SELECT r.period, r.period_source, r.office FROM report r WHERE r.report_key = original.report_key);

-- Full text. Texts come folded (ñ kept), so the stock tokenizer needs to know nothing of Spanish. Without content: rowid
-- is record.record_key, and rows of records that have been replaced are left behind: join it with `record` (or the view).
CREATE VIRTUAL TABLE record_search USING fts5(
  title, text, entity, fields, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE record_search_words USING fts5vocab(record_search, 'row');
-- What finds records by meaning: the stems of their words, each once, and "#" with the key of each entity.
CREATE VIRTUAL TABLE record_terms USING fts5(
  terms, content='', columnsize=0, detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '#'"
);

-- One number a table by which `verify` sees that no row has changed but through this program (store/row_sums.h).
CREATE TABLE row_sum(
  table_name TEXT PRIMARY KEY,
  sum INTEGER NOT NULL
) WITHOUT ROWID;

-- ── The stable surface ──────────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW reports AS
SELECT r.id AS id, r.period AS period, r.period_source AS period_source, r.period_confidence AS period_confidence,
       NULLIF(r.office, '') AS office, NULLIF(r.contact, '') AS contact, r.parser_version AS parser_version,
       (SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 1) AS activities,
       (SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 2) AS coordinations,
       r.edition AS edition, r.read_from_path AS path, o.sha256 AS sha256, r.read_at AS read_at
FROM report r LEFT JOIN original o ON o.original_key = r.read_from
WHERE r.withdrawn_at IS NULL;

CREATE VIEW records AS
SELECT r.id || '.' || c.local_id AS id, c.record_key AS record_key, r.id AS report_id,
       CASE c.kind WHEN 1 THEN 'actividad' WHEN 2 THEN 'coordinacion' ELSE 'text' END AS kind,
       c.number AS number, c.depth AS depth,
       (SELECT r.id || '.' || p.local_id FROM record p
        WHERE p.report_key = c.report_key AND p.kind = c.kind AND p.number = c.parent) AS parent_id,
       c.title AS title, t.type AS type, c.text AS text, c.section AS section,
       c.date_raw AS date_raw, date(c.first_day * 86400, 'unixepoch') AS date_start,
       date(c.last_day * 86400, 'unixepoch') AS date_end,
       CASE c.date_precision WHEN 0 THEN 'day' WHEN 1 THEN 'month' WHEN 2 THEN 'year' WHEN 3 THEN 'interval'
                             ELSE 'none' END AS date_precision,
       CASE c.date_source WHEN 0 THEN 'cell' WHEN 1 THEN 'text' WHEN 2 THEN 'period' ELSE 'none' END AS date_source,
       r.period AS period, NULLIF(r.office, '') AS office,
       r.read_from_path AS path, c.page AS page, c.table_number AS table_number, c.row_number AS row_number
FROM record c JOIN report r ON r.report_key = c.report_key LEFT JOIN record_type t ON t.type_key = c.type_key;

CREATE VIEW entities AS
SELECT e.id AS id, e.name AS name, e.kind AS kind,
       (SELECT count(DISTINCT x.record_key) FROM entity m JOIN record_entity x ON x.entity_key = m.entity_key
        WHERE m.root = e.entity_key) AS records,
       (SELECT date(min(c.first_day) * 86400, 'unixepoch') FROM entity m
        JOIN record_entity x ON x.entity_key = m.entity_key JOIN record c ON c.record_key = x.record_key
        WHERE m.root = e.entity_key) AS first_seen,
       (SELECT date(max(c.last_day) * 86400, 'unixepoch') FROM entity m
        JOIN record_entity x ON x.entity_key = m.entity_key JOIN record c ON c.record_key = x.record_key
        WHERE m.root = e.entity_key) AS last_seen,
       e.known AS known
FROM entity e
WHERE e.root = e.entity_key
  AND EXISTS (SELECT 1 FROM entity m JOIN record_entity x ON x.entity_key = m.entity_key WHERE m.root = e.entity_key);

CREATE VIEW record_entities AS
SELECT r.id || '.' || c.local_id AS record_id, e.id AS entity_id, e.name AS name, e.kind AS kind,
       CASE WHEN x.name_key IS NULL THEN substr(c.text, x.begin + 1, x.length)
            ELSE (SELECT n.name FROM entity_name n WHERE n.name_key = x.name_key) END AS raw,
       CASE x.role WHEN 0 THEN 'entidad' ELSE 'mencion' END AS role, x.begin AS begin, x.length AS length
FROM record_entity x
JOIN entity m ON m.entity_key = x.entity_key
JOIN entity e ON e.entity_key = m.root
JOIN record c ON c.record_key = x.record_key
JOIN report r ON r.report_key = c.report_key;

CREATE VIEW sources AS
SELECT r.id AS report_id, s.path AS path, o.sha256 AS sha256, o.format AS format, o.bytes AS bytes,
       s.imported_at AS imported_at, o.edition AS edition, o.sqlar_name AS sqlar_name
FROM source s
JOIN original o ON o.original_key = s.original_key
JOIN report r ON r.report_key = o.report_key
WHERE s.replaced_at IS NULL;
