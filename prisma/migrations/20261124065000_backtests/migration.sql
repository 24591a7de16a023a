-- Programmes tried on a history: what was asked, how far it is, and the report, which never changes.
CREATE TABLE backtest_run (
  id uuid PRIMARY KEY,
  request_key text NOT NULL UNIQUE,
  -- null: this shop's own orders, or an imported history that is gone
  source_id uuid REFERENCES history_source(id) ON DELETE SET NULL,
  -- null: this shop's own orders
  source_name text,
  -- everything that decides the report, as it was when it was asked for; lib/backtest/schema.ts
  asked jsonb NOT NULL,
  -- the rule that was tried, and what it said beside which programme: earning_subject()
  rule_id uuid,
  subject_hash text,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  tries int NOT NULL DEFAULT 0,
  events bigint NOT NULL DEFAULT 0,
  all_events bigint NOT NULL DEFAULT 0,
  -- orders that were in the history
  orders bigint NOT NULL DEFAULT 0,
  engine int,
  history_hash text,
  result jsonb,
  problem text,
  asked_by uuid REFERENCES account(id),
  asked_at timestamptz(3) NOT NULL,
  touched_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  CONSTRAINT backtest_done_has_all CHECK (state <> 'done' OR (result IS NOT NULL AND engine IS NOT NULL AND history_hash IS NOT NULL))
);
CREATE INDEX backtest_run_asked_idx ON backtest_run (asked_at DESC);
CREATE INDEX backtest_run_due_idx ON backtest_run (asked_at) WHERE state IN ('waiting', 'running');
CREATE INDEX backtest_run_subject_idx ON backtest_run (subject_hash) WHERE subject_hash IS NOT NULL;
CREATE INDEX backtest_run_source_idx ON backtest_run (source_id) WHERE source_id IS NOT NULL;

-- A published version says which report it was tried by, or why it was not tried.
ALTER TABLE earning_rule_version
  ADD COLUMN backtest_id uuid REFERENCES backtest_run(id),
  ADD COLUMN waiver text DEFAULT 'published before rules were tried';
ALTER TABLE earning_rule_version ALTER COLUMN waiver DROP DEFAULT,
  ADD CONSTRAINT earning_rule_was_tried CHECK (state = 'draft' OR backtest_id IS NOT NULL OR waiver IS NOT NULL);
CREATE INDEX earning_rule_version_backtest_idx ON earning_rule_version (backtest_id) WHERE backtest_id IS NOT NULL;

-- An imported history that was deleted can be had back for a day; its name is free at once.
ALTER TABLE history_source ADD COLUMN deleted_at timestamptz(3);
ALTER TABLE history_source DROP CONSTRAINT history_source_name_key;
CREATE UNIQUE INDEX history_source_name_key ON history_source (name) WHERE deleted_at IS NULL;
