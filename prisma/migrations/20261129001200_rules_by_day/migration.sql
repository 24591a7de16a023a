-- What each version of a rule gave, by the day it was earned on; days that are closed alone. No truth of its own (I127).
CREATE TABLE rule_day (
  day DATE NOT NULL,
  rule_id UUID NOT NULL,
  version INT NOT NULL,
  points BIGINT NOT NULL CHECK (points > 0),
  PRIMARY KEY (day, rule_id, version)
);
ALTER TABLE fold ADD rules_through DATE;
