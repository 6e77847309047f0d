-- Every word of a report is a record, a report may be of several months, and each date says where its year is from.
DROP VIEW reports;
DROP VIEW records;
DROP VIEW sources;

ALTER TABLE report ADD COLUMN period_end TEXT;            -- the last month of a report of several
ALTER TABLE report ADD COLUMN letterhead TEXT NOT NULL DEFAULT '';  -- a line feed between its lines
ALTER TABLE report ADD COLUMN words_read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN words_found INTEGER NOT NULL DEFAULT 0;
UPDATE report SET period_end = period;
ALTER TABLE original ADD COLUMN period_end TEXT;
UPDATE original SET period_end = period;
ALTER TABLE record ADD COLUMN year_source INTEGER;        -- YearSource; null: nothing dates it, or not known yet
ALTER TABLE mention ADD COLUMN year_source INTEGER NOT NULL DEFAULT 0;

-- `path` is what people see and cite, `location` the absolute path that tells one place from another. Sources of
-- earlier schemas have the one path they were given.
ALTER TABLE source ADD COLUMN location TEXT NOT NULL DEFAULT '';
UPDATE source SET location = path;
DROP INDEX source_by_path;
CREATE UNIQUE INDEX source_by_location ON source(location) WHERE replaced_at IS NULL;
CREATE TABLE placed_failure(
  location TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  code TEXT NOT NULL,
  detail TEXT NOT NULL,
  at TEXT NOT NULL
);
INSERT INTO placed_failure SELECT path, path, sha256, code, detail, at FROM failure;
DROP TABLE failure;
ALTER TABLE placed_failure RENAME TO failure;

-- Records that say word for word the same in two reports, each pair both ways. `other_first` is 1 where the other one
-- stands in the report of the shorter period: a search that finds both shows the other alone.
ALTER TABLE record ADD COLUMN words_hash INTEGER;  -- of its words; null: it has none
CREATE INDEX record_by_words_hash ON record(words_hash, first_day, last_day);
CREATE TABLE same_record(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  other_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  other_first INTEGER NOT NULL,
  PRIMARY KEY(record_key, other_key)
) WITHOUT ROWID;
CREATE INDEX same_record_by_other ON same_record(other_key);

-- ── The stable surface ──────────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW reports AS
SELECT r.id AS id, r.period AS period, r.period_end AS period_end,
       r.period_source AS period_source, r.period_confidence AS period_confidence,
       NULLIF(r.office, '') AS office, NULLIF(r.contact, '') AS contact, r.parser_version AS parser_version,
       (SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 1) AS activities,
       (SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 2) AS coordinations,
       (SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 3) AS text_records,
       r.words_read AS words_read, r.words_found AS words_found,
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
       CASE c.year_source WHEN 0 THEN 'written' WHEN 1 THEN 'period' WHEN 2 THEN 'tense' WHEN 3 THEN 'nearest'
                          END AS year_source,
       r.period AS period, r.period_end AS period_end, NULLIF(r.office, '') AS office,
       r.read_from_path AS path, c.page AS page, c.table_number AS table_number, c.row_number AS row_number
FROM record c JOIN report r ON r.report_key = c.report_key LEFT JOIN record_type t ON t.type_key = c.type_key;

CREATE VIEW sources AS
SELECT r.id AS report_id, s.path AS path, s.location AS location, o.sha256 AS sha256, o.format AS format, o.bytes AS bytes,
       s.imported_at AS imported_at, o.edition AS edition, o.sqlar_name AS sqlar_name
FROM source s
JOIN original o ON o.original_key = s.original_key
JOIN report r ON r.report_key = o.report_key
WHERE s.replaced_at IS NULL OR (
  -- A report whose path has become another report keeps the file that it was read from.
  r.withdrawn_at IS NULL AND s.original_key = r.read_from AND s.source_key = (SELECT max(l.source_key) FROM source l WHERE l.original_key = r.read_from)
  AND NOT EXISTS(SELECT 1 FROM original x JOIN source y ON y.original_key = x.original_key
                 WHERE x.report_key = r.report_key AND y.replaced_at IS NULL));
