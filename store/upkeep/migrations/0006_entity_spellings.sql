-- How often an entity is written in each of its spellings is counted in the index alone.
DROP INDEX record_entity_by_entity;
CREATE INDEX record_entity_by_entity ON record_entity(entity_key, name_key, record_key);
-- The few that another one answers for.
CREATE INDEX entity_joined ON entity(entity_key, root) WHERE root <> entity_key;
