-- How often an entity is written in each of its spellings is counted in the index alone.
DROP INDEX record_entity_by_entity;
CREATE INDEX record_entity_by_entity ON record_entity(entity_key, name_key, record_key);
