-- What was refused of late, as the desk asks for it.
CREATE INDEX award_attempt_at_idx ON award_attempt (at DESC);
