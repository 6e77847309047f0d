-- What people decide lies over what was read: one table that only grows. A decision is taken back by another row of it.
CREATE TABLE decision(
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL,                     -- fix, drop, add, confirm, dismiss, unsure, merge, distinct, rename, alias, split, undo
  target TEXT NOT NULL,                   -- id of a record, report or entity; of an answer to a doubt "doubt:N"
  field TEXT NOT NULL DEFAULT '',
  before TEXT,                            -- what was shown; null: nothing
  reading TEXT,                           -- what the paper said when it was decided; null: nothing
  value TEXT,                             -- what was decided; null: emptied
  why TEXT NOT NULL DEFAULT '',
  batch INTEGER NOT NULL,                 -- n of the first of those that were decided at once
  whole INTEGER NOT NULL DEFAULT 0,       -- 1: its batch is one file, taken back as one
  undoes INTEGER REFERENCES decision(n),
  words TEXT NOT NULL DEFAULT ''          -- of the record, folded: by them it is found again
);
CREATE INDEX decision_by_target ON decision(target, n);
CREATE INDEX decision_by_undoes ON decision(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX decision_by_batch ON decision(batch);
-- Which of them count, as the rows of `decision` say.
CREATE TABLE decision_in_force(n INTEGER PRIMARY KEY REFERENCES decision(n));
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

-- A report that another one has taken in: what was decided on its records holds for those of the other.
CREATE TABLE joined_report(
  id TEXT NOT NULL,
  joined_id TEXT NOT NULL,
  PRIMARY KEY(id, joined_id)
) WITHOUT ROWID;

-- The reading of a report whose rows decisions have changed, as in `reading`, and what its views need of it.
CREATE TABLE as_read(
  report_key INTEGER PRIMARY KEY REFERENCES report(report_key) ON DELETE CASCADE,
  period TEXT,
  period_end TEXT,
  period_source TEXT,
  office TEXT NOT NULL,
  sz INTEGER NOT NULL,
  data BLOB NOT NULL
);
-- The records that decisions have changed, as they were read.
CREATE TABLE record_as_read(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  local_id TEXT NOT NULL,
  change TEXT NOT NULL CHECK(change IN ('changed', 'dropped', 'added')),  -- added: it stands on no paper
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  depth INTEGER NOT NULL,
  parent TEXT,                            -- local id
  title TEXT,
  type TEXT,
  text TEXT NOT NULL,
  section TEXT,
  date_raw TEXT NOT NULL,
  date_start TEXT,
  date_end TEXT,
  date_precision TEXT NOT NULL,
  date_source TEXT NOT NULL,
  year_source TEXT,
  page INTEGER, table_number INTEGER, row_number INTEGER,
  PRIMARY KEY(report_key, local_id)
) WITHOUT ROWID;
-- Which decision each changed field of a record follows. `local_id` is empty for fields of the report.
CREATE TABLE decided_field(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  local_id TEXT NOT NULL,
  field TEXT NOT NULL,
  n INTEGER NOT NULL REFERENCES decision(n),
  was TEXT,                               -- what the reading says
  PRIMARY KEY(report_key, local_id, field)
) WITHOUT ROWID;

-- Doubts that one answer settles: the same words in doubt for the same reason. Numbers are never used again.
CREATE TABLE question(
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  field TEXT NOT NULL,
  words TEXT NOT NULL,                    -- folded
  scope TEXT NOT NULL,                    -- the id of a report where the words alone do not tell; else empty
  UNIQUE(code, field, words, scope)
);
ALTER TABLE doubt ADD COLUMN question INTEGER;
CREATE INDEX doubt_by_question ON doubt(question);
CREATE TABLE answer(
  question INTEGER PRIMARY KEY REFERENCES question(n),
  answer TEXT NOT NULL CHECK(answer IN ('confirm', 'dismiss', 'unsure')),
  n INTEGER NOT NULL REFERENCES decision(n)
);

-- Decisions in force about names, by the ids of entities, which may not have come yet.
CREATE TABLE entity_decision(
  n INTEGER PRIMARY KEY REFERENCES decision(n),
  kind TEXT NOT NULL,                     -- merge, distinct, rename, alias, split
  id TEXT NOT NULL,
  other_id TEXT NOT NULL,                 -- empty: rename
  name TEXT NOT NULL                      -- of rename, alias, split; else empty
);
CREATE INDEX entity_decision_by_id ON entity_decision(id);
CREATE INDEX entity_decision_by_other ON entity_decision(other_id);
ALTER TABLE entity ADD COLUMN own_name TEXT;  -- what the reports call it, where a decision has renamed it; else null

CREATE VIEW decisions AS
SELECT d.n AS n, d.at AS at, d.by AS by, d.kind AS kind, d.target AS target, d.field AS field, d.before AS "from",
       d.value AS "to", d.reading AS reading, d.why AS why, d.batch AS batch, d.undoes AS undoes,
       NOT EXISTS(SELECT 1 FROM decision_in_force f WHERE f.n = d.n) AS undone
FROM decision d;

CREATE VIEW records_as_read AS
SELECT c.id AS id, c.record_key AS record_key, c.report_id AS report_id, c.kind AS kind, c.number AS number,
       c.depth AS depth, c.parent_id AS parent_id, c.title AS title, c.type AS type, c.text AS text,
       c.section AS section, c.date_raw AS date_raw, c.date_start AS date_start, c.date_end AS date_end,
       c.date_precision AS date_precision, c.date_source AS date_source, c.year_source AS year_source,
       CASE WHEN a.report_key IS NULL THEN c.period ELSE a.period END AS period,
       CASE WHEN a.report_key IS NULL THEN c.period_end ELSE a.period_end END AS period_end,
       CASE WHEN a.report_key IS NULL THEN c.office ELSE NULLIF(a.office, '') END AS office,
       c.path AS path, c.page AS page, c.table_number AS table_number, c.row_number AS row_number
FROM records c JOIN record k ON k.record_key = c.record_key LEFT JOIN as_read a ON a.report_key = k.report_key
WHERE NOT EXISTS(SELECT 1 FROM record_as_read x WHERE x.report_key = k.report_key AND x.local_id = k.local_id)
UNION ALL
SELECT r.id || '.' || x.local_id, NULL, r.id, x.kind, x.number, x.depth, r.id || '.' || x.parent, x.title, x.type, x.text,
       x.section, x.date_raw, x.date_start, x.date_end, x.date_precision, x.date_source, x.year_source, a.period,
       a.period_end, NULLIF(a.office, ''), r.read_from_path, x.page, x.table_number, x.row_number
FROM record_as_read x JOIN report r ON r.report_key = x.report_key JOIN as_read a ON a.report_key = x.report_key
WHERE x.change <> 'added';

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

