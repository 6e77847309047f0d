-- Where on the paper it stands what was read from pages. A row only where there is something to tell.
-- `boxes`: varints (LEB128): for each page its number, then left, top, right and bottom in tenths of a point from the
-- page's top left, zigzag. `ocr`: letters were recognised in a picture; `confidence`: of the least sure word, 0..1.
CREATE TABLE record_place(
  record_key INTEGER PRIMARY KEY REFERENCES record(record_key) ON DELETE CASCADE,
  boxes BLOB NOT NULL,
  ocr INTEGER NOT NULL CHECK(ocr IN (0, 1)),
  confidence REAL
);
CREATE TABLE doubt_place(
  report_key INTEGER NOT NULL,
  position INTEGER NOT NULL,
  boxes BLOB NOT NULL,
  ocr INTEGER NOT NULL CHECK(ocr IN (0, 1)),
  confidence REAL,
  PRIMARY KEY(report_key, position),
  FOREIGN KEY(report_key, position) REFERENCES doubt(report_key, position) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE rejected_place(
  report_key INTEGER NOT NULL,
  position INTEGER NOT NULL,
  boxes BLOB NOT NULL,
  ocr INTEGER NOT NULL CHECK(ocr IN (0, 1)),
  confidence REAL,
  PRIMARY KEY(report_key, position),
  FOREIGN KEY(report_key, position) REFERENCES rejected(report_key, position) ON DELETE CASCADE
) WITHOUT ROWID;
