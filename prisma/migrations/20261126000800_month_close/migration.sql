-- What points are deferred from: of orders that earn, goods less coupons and points.
ALTER TABLE order_day ADD COLUMN earning_minor BIGINT NOT NULL DEFAULT 0;

-- A month of the books, closed. Never changed and never taken back: what comes later is of the month in which it comes.
CREATE TABLE month_close (
  -- by its first day
  month DATE PRIMARY KEY CHECK (extract(day FROM month) = 1),
  -- null: the first of them
  previous_month DATE UNIQUE REFERENCES month_close(month),
  -- every figure, and the journal: lib/analytics/finance/rules.ts
  figures JSONB NOT NULL,
  journal JSONB NOT NULL,
  -- the last posting that is counted, and the seal that was the newest then
  last_posting BIGINT NOT NULL,
  seal_id BIGINT REFERENCES journal_seal(id),
  seal_hash BYTEA,
  previous BYTEA NOT NULL,
  hash BYTEA NOT NULL UNIQUE,
  closed_by UUID NOT NULL REFERENCES account(id),
  closed_at TIMESTAMPTZ(3) NOT NULL,
  CHECK (previous_month IS NULL OR previous_month = month - INTERVAL '1 month'),
  CHECK ((seal_id IS NULL) = (seal_hash IS NULL))
);
-- all but the first stand on another
CREATE UNIQUE INDEX month_close_first ON month_close ((true)) WHERE previous_month IS NULL;
CREATE TRIGGER month_close_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON month_close FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Files that leave the shop: what was asked for, how far it is, and where the file lies until it is forgotten.
CREATE TABLE export_run (
  id UUID PRIMARY KEY,
  request_key TEXT NOT NULL UNIQUE,
  -- lib/exports/list-exports.ts
  export TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('csv', 'xlsx')),
  locale TEXT NOT NULL,
  -- the filter, as it was when it was asked for
  asked JSONB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  tries INT NOT NULL DEFAULT 0,
  rows BIGINT NOT NULL DEFAULT 0,
  all_rows BIGINT NOT NULL DEFAULT 0,
  bytes BIGINT,
  sha256 TEXT,
  problem TEXT,
  asked_by UUID NOT NULL REFERENCES account(id),
  asked_at TIMESTAMPTZ(3) NOT NULL,
  touched_at TIMESTAMPTZ(3) NOT NULL,
  finished_at TIMESTAMPTZ(3),
  -- the file is gone
  forgotten_at TIMESTAMPTZ(3),
  CONSTRAINT export_done_has_all CHECK (state <> 'done' OR (bytes IS NOT NULL AND sha256 IS NOT NULL AND finished_at IS NOT NULL))
);
CREATE INDEX export_run_asked_idx ON export_run (asked_at DESC);
CREATE INDEX export_run_due_idx ON export_run (asked_at) WHERE state IN ('waiting', 'running');
CREATE INDEX export_run_kept_idx ON export_run (finished_at) WHERE state = 'done' AND forgotten_at IS NULL;

CREATE TABLE export_part (
  run_id UUID NOT NULL REFERENCES export_run(id) ON DELETE CASCADE,
  no INT NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (run_id, no)
);
-- a file is packed already, or read from its beginning to its end
ALTER TABLE export_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
