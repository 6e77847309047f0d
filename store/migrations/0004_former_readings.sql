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
