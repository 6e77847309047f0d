-- Which of two corrected issues is the later one no import order tells (docs/decisions/identity-fingerprint.md).
ALTER TABLE original ADD COLUMN modified TEXT;  -- when its author last changed it, by its own word; ISO 8601, UTC; null: not told
