-- When a job runs next, whether somebody may start it, and what its runs came to.
ALTER TABLE job_run
  -- cron in UTC; null: no worker of this build has it
  ADD COLUMN schedule TEXT,
  ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT false,
  -- of a job that has not run yet
  ALTER COLUMN started_at DROP NOT NULL;

CREATE TABLE job_past (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name TEXT NOT NULL,
  outcome JSONB NOT NULL,
  failed BOOLEAN NOT NULL,
  -- runs one after the other that came to the same stand in one row
  times INT NOT NULL DEFAULT 1 CHECK (times > 0),
  first_at TIMESTAMPTZ(3) NOT NULL,
  last_at TIMESTAMPTZ(3) NOT NULL,
  longest_ms INT NOT NULL CHECK (longest_ms >= 0)
);
CREATE INDEX job_past_name_idx ON job_past (name, id DESC);

-- A file that is read in the shop's own process is kept until its reading is over, so that one that was lost or called off can be
-- tried again with the same bytes; and whoever is at it is heard of.
ALTER TABLE import_run
  ADD COLUMN touched_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  ADD COLUMN request_key TEXT UNIQUE,
  ADD COLUMN input BYTEA;
UPDATE import_run SET touched_at = coalesce(finished_at, started_at);
ALTER TABLE history_run ADD COLUMN request_key TEXT UNIQUE, ADD COLUMN input BYTEA;
-- sealed, as the codes themselves are
ALTER TABLE code_run ADD COLUMN input BYTEA;
ALTER TABLE import_run ALTER COLUMN input SET STORAGE EXTERNAL;
ALTER TABLE history_run ALTER COLUMN input SET STORAGE EXTERNAL;
ALTER TABLE code_run ALTER COLUMN input SET STORAGE EXTERNAL;

-- What is read in the shop's own process, and what is played through, can be called off too.
ALTER TABLE import_run ADD CONSTRAINT import_run_state_check CHECK (state IN ('running', 'done', 'refused', 'cancelled'));
ALTER TABLE history_run DROP CONSTRAINT history_run_state_check,
  ADD CONSTRAINT history_run_state_check CHECK (state IN ('running', 'checked', 'done', 'refused', 'cancelled'));
ALTER TABLE code_run DROP CONSTRAINT code_run_state_check,
  ADD CONSTRAINT code_run_state_check CHECK (state IN ('running', 'checked', 'done', 'refused', 'cancelled'));
ALTER TABLE campaign_simulation DROP CONSTRAINT campaign_simulation_state_check, DROP CONSTRAINT campaign_simulation_finished,
  ADD CONSTRAINT campaign_simulation_state_check CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  ADD CONSTRAINT campaign_simulation_finished CHECK ((state IN ('done', 'cancelled', 'failed')) = (finished_at IS NOT NULL));

-- The newest of each kind stand on the first page of the list.
CREATE INDEX import_run_started_idx ON import_run (started_at DESC);
CREATE INDEX history_run_started_idx ON history_run (started_at DESC);
CREATE INDEX code_run_started_idx ON code_run (started_at DESC);
CREATE INDEX campaign_simulation_all_idx ON campaign_simulation (asked_at DESC);
