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
WHERE s.replaced_at IS NULL;
