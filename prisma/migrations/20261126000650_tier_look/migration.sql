-- Which shoppers were looked at today for a tier that will be lost, by the order of their ids: each once a day, in short steps.
CREATE TABLE tier_look (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  day date,
  after uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);
INSERT INTO tier_look DEFAULT VALUES;

DROP FUNCTION IF EXISTS tiers_tell(timestamptz);
DROP FUNCTION IF EXISTS tiers_ending(timestamptz);
