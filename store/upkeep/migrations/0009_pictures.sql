-- More formats: the table is made anew, for its formats are a condition that cannot be changed.
DROP VIEW reports;
DROP VIEW sources;

CREATE TABLE original_now(
  original_key INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL CHECK(format IN ('docx', 'pdf', 'txt', 'doc', 'odt', 'rtf', 'html', 'eml', 'xlsx', 'xls', 'ods',
                                        'jpeg', 'png', 'tiff')),
  bytes INTEGER NOT NULL,
  sqlar_name TEXT NOT NULL REFERENCES sqlar(name),
  report_key INTEGER NOT NULL REFERENCES report(report_key),
  edition INTEGER NOT NULL,               -- of its report
  imported_at TEXT NOT NULL,
  modified TEXT,
  period TEXT,
  period_source TEXT,
  office TEXT NOT NULL DEFAULT '',
  period_end TEXT
);
INSERT INTO original_now
SELECT original_key, sha256, format, bytes, sqlar_name, report_key, edition, imported_at, modified, period,
       period_source, office, period_end
FROM original;
DROP TABLE original;
ALTER TABLE original_now RENAME TO original;
CREATE INDEX original_by_report ON original(report_key, edition);

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

