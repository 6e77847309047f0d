-- The first schema. Tables may change with a later migration; the views at the end are the stable surface
-- (docs/esquema.md). Days are ISO 8601 text, so that they sort and compare as text.

-- Originals, in the layout of the SQLite archiver: `sqlite3 acervo.db -Ax` unpacks them.
CREATE TABLE sqlar(
  name TEXT PRIMARY KEY,
  mode INT,
  mtime INT,
  sz INT,
  data BLOB
);

CREATE TABLE report(
  report_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  period TEXT,
  period_source TEXT,
  period_confidence REAL NOT NULL DEFAULT 0,
  office TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  rows_seen INTEGER NOT NULL DEFAULT 0,
  parser_version TEXT NOT NULL DEFAULT '',
  edition INTEGER NOT NULL DEFAULT 1,     -- the latest; earlier ones are in `reading`
  read_from INTEGER REFERENCES original(original_key) DEFERRABLE INITIALLY DEFERRED,
  read_from_path TEXT NOT NULL DEFAULT '',
  read_at TEXT NOT NULL,
  withdrawn_at TEXT                       -- set: its only file has become another report; found in the history alone
);
CREATE INDEX report_by_period ON report(period, id);

-- One content (one SHA-256), whatever the paths that hold it.
CREATE TABLE original(
  original_key INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL CHECK(format IN ('docx', 'pdf', 'txt')),
  bytes INTEGER NOT NULL,
  sqlar_name TEXT NOT NULL REFERENCES sqlar(name),
  report_key INTEGER NOT NULL REFERENCES report(report_key),
  edition INTEGER NOT NULL,               -- of its report
  imported_at TEXT NOT NULL
);
CREATE INDEX original_by_report ON original(report_key, edition);

CREATE TABLE source(
  source_key INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  original_key INTEGER NOT NULL REFERENCES original(original_key),
  imported_at TEXT NOT NULL,
  replaced_at TEXT                        -- set: the path holds other bytes by now
);
CREATE UNIQUE INDEX source_by_path ON source(path) WHERE replaced_at IS NULL;
CREATE INDEX source_by_original ON source(original_key);

-- Readings that are not the one in `record`: earlier editions, and the other formats of the present one.
CREATE TABLE reading(
  original_key INTEGER PRIMARY KEY REFERENCES original(original_key),
  report_key INTEGER NOT NULL REFERENCES report(report_key),
  edition INTEGER NOT NULL,
  parser_version TEXT NOT NULL,
  read_at TEXT NOT NULL,
  sz INTEGER NOT NULL,                    -- as in sqlar: bytes of the JSON before zlib
  data BLOB NOT NULL                      -- the report as JSON; raw where zlib does not make it smaller
);
CREATE INDEX reading_by_report ON reading(report_key, edition);

-- What happened to each report, in order.
CREATE TABLE event(
  event_key INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  report_key INTEGER NOT NULL REFERENCES report(report_key),
  kind TEXT NOT NULL,                     -- imported, updated, duplicate, better_reading, withdrawn, reinstated, path
  edition INTEGER NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL
);
CREATE INDEX event_by_report ON event(report_key);

-- Sketches of every reading (min-hash over word shingles), to find the same report again.
CREATE TABLE sketch(
  value INTEGER NOT NULL,
  original_key INTEGER NOT NULL REFERENCES original(original_key),
  PRIMARY KEY(value, original_key)
) WITHOUT ROWID;
CREATE INDEX sketch_by_original ON sketch(original_key);

CREATE TABLE section(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(report_key, position)
) WITHOUT ROWID;

CREATE TABLE doubt(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  record TEXT NOT NULL,                   -- local id; empty: the report
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  weight REAL NOT NULL,
  page INTEGER, table_number INTEGER, row_number INTEGER, block INTEGER,
  PRIMARY KEY(report_key, position)
) WITHOUT ROWID;
CREATE INDEX doubt_by_weight ON doubt(weight);

CREATE TABLE rejected(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  page INTEGER, table_number INTEGER, row_number INTEGER, block INTEGER,
  PRIMARY KEY(report_key, position)
) WITHOUT ROWID;

CREATE TABLE record(
  record_key INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: the search index goes by it
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  local_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('actividad', 'coordinacion', 'text')),
  number INTEGER NOT NULL,                -- `order` of the interface
  depth INTEGER NOT NULL,
  parent INTEGER,                         -- `number` of the bullet above
  title TEXT,
  type TEXT,
  text TEXT NOT NULL,
  section TEXT,
  date_raw TEXT NOT NULL,
  date_start TEXT,
  date_end TEXT,
  date_precision TEXT NOT NULL,
  date_source TEXT NOT NULL,
  page INTEGER, table_number INTEGER, row_number INTEGER, block INTEGER
);
CREATE UNIQUE INDEX record_by_id ON record(report_key, local_id);
CREATE INDEX record_by_type ON record(type) WHERE type IS NOT NULL;
CREATE INDEX record_by_start ON record(date_start);

-- Local ids given once are never given to another record of the report.
CREATE TABLE record_id(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  local_id TEXT NOT NULL,
  PRIMARY KEY(report_key, local_id)
) WITHOUT ROWID;

CREATE TABLE record_interval(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  is_long INTEGER NOT NULL,               -- more than 31 days: what overlaps a period is then found by two short ranges
  PRIMARY KEY(record_key, position)
) WITHOUT ROWID;
CREATE INDEX record_interval_by_day ON record_interval(is_long, first_day, last_day);

-- Cells as written. `value` is null where it equals the record's title or text, as `same_as` says.
CREATE TABLE field(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT,
  same_as TEXT CHECK(same_as IN ('title', 'text')),
  PRIMARY KEY(record_key, position)
) WITHOUT ROWID;

-- Dated expressions of the text; `begin` and `length` in code points.
CREATE TABLE mention(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  raw TEXT NOT NULL,
  begin INTEGER NOT NULL,
  length INTEGER NOT NULL,
  precision TEXT NOT NULL,
  intervals TEXT NOT NULL,                -- "2019-05-27/2019-05-30 2019-06-02/2019-06-02"
  doubts TEXT NOT NULL,                   -- codes, a space between them
  PRIMARY KEY(record_key, position)
) WITHOUT ROWID;

CREATE TABLE entity(
  entity_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
);

CREATE TABLE entity_name(
  entity_key INTEGER NOT NULL REFERENCES entity(entity_key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,                   -- lower case, unaccented, words with one space between them
  given INTEGER NOT NULL,                 -- 1: a name the parser knows; 0: only a spelling seen
  PRIMARY KEY(entity_key, name)
) WITHOUT ROWID;
CREATE INDEX entity_name_by_folded ON entity_name(folded);

CREATE TABLE record_entity(
  record_key INTEGER NOT NULL REFERENCES record(record_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity_key INTEGER NOT NULL REFERENCES entity(entity_key),
  raw TEXT NOT NULL,
  role TEXT NOT NULL CHECK(role IN ('entidad', 'mencion')),
  begin INTEGER,                          -- in code points of the text; null: from the entity column
  length INTEGER,
  PRIMARY KEY(record_key, position)
) WITHOUT ROWID;
CREATE INDEX record_entity_by_entity ON record_entity(entity_key, record_key);

-- Names that the parser knew for the entities of one report, so that its reading can be told again whole.
CREATE TABLE report_entity_names(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity_id TEXT NOT NULL,
  names TEXT NOT NULL,                    -- a line feed between them
  PRIMARY KEY(report_key, position)
) WITHOUT ROWID;

CREATE TABLE failure(
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  code TEXT NOT NULL,
  detail TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

-- Every word of the archive, once: how it is written, and as what it is indexed. `word` keeps the ñ, `folded` does
-- not; `stem` is made from the accented form, `stem_folded` is that without ñ.
CREATE TABLE vocabulary(
  form TEXT PRIMARY KEY,
  word TEXT NOT NULL,
  folded TEXT NOT NULL,
  stem TEXT NOT NULL,
  stem_folded TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX vocabulary_by_folded ON vocabulary(folded, word, stem);
CREATE INDEX vocabulary_by_stem ON vocabulary(stem_folded, stem);

-- Full text. Texts come folded (ñ kept), so the stock tokenizer needs to know nothing of Spanish; the stems of each
-- word stand in columns of their own, each once a record; `entity_key` holds "e" and the key of each entity. Without content: rowid is
-- record.record_key, and rows of records that have been replaced are left behind: join it with `record` (or the view).
CREATE VIRTUAL TABLE record_search USING fts5(
  title, text, entity, fields, head_stem, body_stem, entity_key,
  content='', tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE record_search_words USING fts5vocab(record_search, 'row');

CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- ── The stable surface ──────────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW reports AS
SELECT r.id AS id, r.period AS period, r.period_source AS period_source, r.period_confidence AS period_confidence,
       NULLIF(r.office, '') AS office, NULLIF(r.contact, '') AS contact, r.parser_version AS parser_version,
       (SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 'actividad') AS activities,
       (SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 'coordinacion') AS coordinations,
       r.edition AS edition, r.read_from_path AS path, o.sha256 AS sha256, r.read_at AS read_at
FROM report r LEFT JOIN original o ON o.original_key = r.read_from
WHERE r.withdrawn_at IS NULL;

CREATE VIEW records AS
SELECT r.id || '.' || c.local_id AS id, c.record_key AS record_key, r.id AS report_id, c.kind AS kind,
       c.number AS number, c.depth AS depth,
       (SELECT r.id || '.' || p.local_id FROM record p
        WHERE p.report_key = c.report_key AND p.kind = c.kind AND p.number = c.parent) AS parent_id,
       c.title AS title, c.type AS type, c.text AS text, c.section AS section,
       c.date_raw AS date_raw, c.date_start AS date_start, c.date_end AS date_end,
       c.date_precision AS date_precision, c.date_source AS date_source,
       r.period AS period, NULLIF(r.office, '') AS office,
       r.read_from_path AS path, c.page AS page, c.table_number AS table_number, c.row_number AS row_number
FROM record c JOIN report r ON r.report_key = c.report_key;

CREATE VIEW entities AS
SELECT e.id AS id, e.name AS name, e.kind AS kind,
       (SELECT count(DISTINCT x.record_key) FROM record_entity x WHERE x.entity_key = e.entity_key) AS records,
       (SELECT min(c.date_start) FROM record_entity x JOIN record c ON c.record_key = x.record_key
        WHERE x.entity_key = e.entity_key) AS first_seen,
       (SELECT max(c.date_end) FROM record_entity x JOIN record c ON c.record_key = x.record_key
        WHERE x.entity_key = e.entity_key) AS last_seen
FROM entity e
WHERE EXISTS (SELECT 1 FROM record_entity x WHERE x.entity_key = e.entity_key);

CREATE VIEW record_entities AS
SELECT r.id || '.' || c.local_id AS record_id, e.id AS entity_id, e.name AS name, e.kind AS kind,
       x.raw AS raw, x.role AS role, x.begin AS begin, x.length AS length
FROM record_entity x
JOIN entity e ON e.entity_key = x.entity_key
JOIN record c ON c.record_key = x.record_key
JOIN report r ON r.report_key = c.report_key;

CREATE VIEW sources AS
SELECT r.id AS report_id, s.path AS path, o.sha256 AS sha256, o.format AS format, o.bytes AS bytes,
       s.imported_at AS imported_at, o.edition AS edition, o.sqlar_name AS sqlar_name
FROM source s
JOIN original o ON o.original_key = s.original_key
JOIN report r ON r.report_key = o.report_key
WHERE s.replaced_at IS NULL;
