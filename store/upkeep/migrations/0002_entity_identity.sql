-- One entity under all its names, over the whole archive (docs/decisions/one-entity-many-names.md). What a report said
-- stays as it was read: `entity` holds what the parsers made of a name by itself, `root` which of them answers for it.
ALTER TABLE entity ADD COLUMN known INTEGER NOT NULL DEFAULT 0;  -- 1: by a table or a rule of the parsers
ALTER TABLE entity ADD COLUMN words TEXT NOT NULL DEFAULT '';    -- of its name that make a difference, in the singular
ALTER TABLE entity ADD COLUMN table_id TEXT;                     -- the id that today's tables give its name, where another
ALTER TABLE entity ADD COLUMN root INTEGER NOT NULL DEFAULT 0;   -- entity_key of the one it is; its own where it is itself
ALTER TABLE entity ADD COLUMN joined_by TEXT;                    -- definition, inflection, spelling, table; null: itself
UPDATE entity SET root = entity_key;
CREATE INDEX entity_by_root ON entity(root);
CREATE INDEX entity_by_words ON entity(words) WHERE words <> '';
CREATE INDEX entity_by_table_id ON entity(table_id) WHERE table_id IS NOT NULL;

-- Names that a text says are one: 'Nombre Largo (SIGLA)'. Ids are those that the names have by themselves.
CREATE TABLE entity_definition(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  short_id TEXT NOT NULL,
  raw TEXT NOT NULL,
  record TEXT NOT NULL,                   -- local id
  PRIMARY KEY(report_key, position)
) WITHOUT ROWID;
CREATE INDEX entity_definition_by_id ON entity_definition(id);
CREATE INDEX entity_definition_by_short ON entity_definition(short_id);

-- Names of entity cells that no table has: they are looked for in the texts of the whole archive.
CREATE TABLE cell_name(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY(report_key, position)
) WITHOUT ROWID;
CREATE INDEX cell_name_by_folded ON cell_name(folded);

ALTER TABLE record_entity ADD COLUMN taught TEXT;  -- the folded cell name by which it was found; null: read by the parsers
CREATE INDEX record_entity_taught ON record_entity(taught, record_key) WHERE taught IS NOT NULL;

-- Parts of names, hashed, by which names alike are found (store/entity_shape.h).
CREATE TABLE entity_signature(
  value INTEGER NOT NULL,
  entity_key INTEGER NOT NULL REFERENCES entity(entity_key) ON DELETE CASCADE,
  PRIMARY KEY(value, entity_key)
) WITHOUT ROWID;
CREATE INDEX entity_signature_by_entity ON entity_signature(entity_key);

-- Two names that may be one entity, but not surely enough to say so.
CREATE TABLE entity_candidate(
  entity_key INTEGER NOT NULL REFERENCES entity(entity_key) ON DELETE CASCADE,
  other_key INTEGER NOT NULL REFERENCES entity(entity_key) ON DELETE CASCADE,
  reason TEXT NOT NULL,                   -- near, definition
  score REAL NOT NULL,                    -- 0 … 1 surely one
  PRIMARY KEY(entity_key, other_key)
) WITHOUT ROWID;
CREATE INDEX entity_candidate_by_other ON entity_candidate(other_key);

DROP VIEW entities;
CREATE VIEW entities AS
SELECT e.id AS id, e.name AS name, e.kind AS kind,
       (SELECT count(DISTINCT x.record_key) FROM entity m JOIN record_entity x ON x.entity_key = m.entity_key
        WHERE m.root = e.entity_key) AS records,
       (SELECT min(c.date_start) FROM entity m JOIN record_entity x ON x.entity_key = m.entity_key
        JOIN record c ON c.record_key = x.record_key WHERE m.root = e.entity_key) AS first_seen,
       (SELECT max(c.date_end) FROM entity m JOIN record_entity x ON x.entity_key = m.entity_key
        JOIN record c ON c.record_key = x.record_key WHERE m.root = e.entity_key) AS last_seen,
       e.known AS known
FROM entity e
WHERE e.root = e.entity_key
  AND EXISTS (SELECT 1 FROM entity m JOIN record_entity x ON x.entity_key = m.entity_key WHERE m.root = e.entity_key);

DROP VIEW record_entities;
CREATE VIEW record_entities AS
SELECT r.id || '.' || c.local_id AS record_id, e.id AS entity_id, e.name AS name, e.kind AS kind,
       x.raw AS raw, x.role AS role, x.begin AS begin, x.length AS length
FROM record_entity x
JOIN entity m ON m.entity_key = x.entity_key
JOIN entity e ON e.entity_key = m.root
JOIN record c ON c.record_key = x.record_key
JOIN report r ON r.report_key = c.report_key;
