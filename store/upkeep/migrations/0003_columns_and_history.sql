-- What a search asks of every record that matches (its kind, type, report, days and entities), packed 256 records to a
-- row, so that filters and counts over many records read a few numbers each instead of the records. All of it can be
-- worked out again from the tables; rows of `stale_block` say where that is due.
CREATE TABLE record_type(
  type_key INTEGER PRIMARY KEY,
  type TEXT NOT NULL UNIQUE
);
CREATE TABLE column_block(
  block INTEGER PRIMARY KEY,              -- record_key / 256
  stamp INTEGER NOT NULL,                 -- grows with every packing
  data BLOB NOT NULL                      -- store/column_blocks.h
);
CREATE TABLE stale_block(block INTEGER PRIMARY KEY);

CREATE TRIGGER record_added AFTER INSERT ON record BEGIN
  INSERT OR IGNORE INTO stale_block VALUES(new.record_key >> 8);
  INSERT OR IGNORE INTO record_type(type) SELECT new.type WHERE new.type IS NOT NULL;
END;
CREATE TRIGGER record_changed AFTER UPDATE ON record BEGIN
  INSERT OR IGNORE INTO stale_block VALUES(new.record_key >> 8);
  INSERT OR IGNORE INTO record_type(type) SELECT new.type WHERE new.type IS NOT NULL;
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
INSERT INTO record_type(type) SELECT DISTINCT type FROM record WHERE type IS NOT NULL;
INSERT INTO stale_block SELECT DISTINCT record_key >> 8 FROM record;

-- Whether an entity has mentions that a name taught.
CREATE INDEX record_entity_taught_by_entity ON record_entity(entity_key) WHERE taught IS NOT NULL;

-- The blocks answer what these were for.
DROP INDEX record_by_type;
DROP INDEX record_by_start;
DROP INDEX record_interval_by_day;

-- Which of two corrected issues is the later one no import order tells (docs/decisions/identity-fingerprint.md).
ALTER TABLE original ADD COLUMN modified TEXT;  -- when its author last changed it, by its own word; ISO 8601, UTC; null: not told

-- Readings that a later version of the parser has replaced, each with the event that tells of it. `sz` and `data` are as
-- in `reading`.
CREATE TABLE former_reading(
  event_key INTEGER PRIMARY KEY REFERENCES event(event_key),
  original_key INTEGER NOT NULL REFERENCES original(original_key),
  parser_version TEXT NOT NULL,
  read_at TEXT NOT NULL,
  sz INTEGER NOT NULL,
  data BLOB NOT NULL
);
CREATE INDEX former_reading_by_original ON former_reading(original_key, event_key);

-- The names that the parsers know for an entity are the same in almost every report: they stand once.
CREATE TABLE name_list(
  name_list_key INTEGER PRIMARY KEY,
  names TEXT NOT NULL UNIQUE              -- a line feed between them
);
INSERT INTO name_list(names) SELECT DISTINCT names FROM report_entity_names;
CREATE TABLE report_name_list(
  report_key INTEGER NOT NULL REFERENCES report(report_key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity_id TEXT NOT NULL,
  name_list_key INTEGER NOT NULL REFERENCES name_list(name_list_key),
  PRIMARY KEY(report_key, position)
) WITHOUT ROWID;
INSERT INTO report_name_list SELECT n.report_key, n.position, n.entity_id, l.name_list_key
FROM report_entity_names n JOIN name_list l ON l.names = n.names;
DROP TABLE report_entity_names;
