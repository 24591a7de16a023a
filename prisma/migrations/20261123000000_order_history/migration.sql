-- Orders of another shop system, as it wrote them down: what a programme is tried on before it goes live.
-- Money is in thousandths (mills): such files know prices of three decimals, and their sums must come out to the last digit.
CREATE TABLE history_source (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
  time_zone text NOT NULL,
  created_by uuid REFERENCES account(id),
  created_at timestamptz(3) NOT NULL
);
CREATE TABLE history_order (
  source_id uuid NOT NULL REFERENCES history_source(id) ON DELETE CASCADE,
  invoice text NOT NULL CHECK (length(invoice) BETWEEN 1 AND 80),
  kind text NOT NULL CHECK (kind IN ('order', 'cancel', 'adjust')),
  -- null: a guest
  customer_key text CHECK (length(customer_key) BETWEEN 1 AND 200),
  placed_at timestamptz(3) NOT NULL,
  total_mills bigint NOT NULL,
  line_count int NOT NULL CHECK (line_count > 0),
  -- the invoice that a cancellation takes back, where the file says so
  reverses text,
  PRIMARY KEY (source_id, invoice)
);
CREATE INDEX history_order_placed_idx ON history_order (source_id, placed_at, invoice);
CREATE TABLE history_line (
  source_id uuid NOT NULL,
  invoice text NOT NULL,
  line_no int NOT NULL CHECK (line_no > 0),
  product text NOT NULL DEFAULT '',
  quantity int NOT NULL,
  -- null: the file has the line's sum alone
  price_mills bigint,
  total_mills bigint NOT NULL,
  PRIMARY KEY (source_id, invoice, line_no),
  FOREIGN KEY (source_id, invoice) REFERENCES history_order(source_id, invoice) ON DELETE CASCADE,
  CONSTRAINT history_line_sum CHECK (price_mills IS NULL OR total_mills = price_mills * quantity)
);
-- One reading of a file. Its rows wait beside the history until all of them are known to be good.
CREATE TABLE history_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  source_name text NOT NULL,
  file_name text NOT NULL,
  -- how its columns are read: mapping, time zone, order of dates
  reading jsonb NOT NULL,
  actor_id uuid REFERENCES account(id),
  dry_run boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'checked', 'done', 'refused')),
  size_bytes bigint NOT NULL DEFAULT 0,
  read_bytes bigint NOT NULL DEFAULT 0,
  -- rows that are staged, and a hash over them: a reading that was broken off goes on behind them
  staged_rows int NOT NULL DEFAULT 0,
  staged_hash bytea NOT NULL DEFAULT '',
  report jsonb,
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  touched_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3)
);
CREATE INDEX history_run_source_idx ON history_run (source_name, started_at);
CREATE TABLE history_staged (
  run_id uuid NOT NULL REFERENCES history_run(id) ON DELETE CASCADE,
  row_no int NOT NULL,
  -- where the row stands in the file
  line int NOT NULL,
  invoice text NOT NULL,
  -- null: the sum of the invoice decides
  kind text,
  customer_key text,
  placed_at timestamptz(3) NOT NULL,
  product text NOT NULL,
  quantity int NOT NULL,
  price_mills bigint,
  total_mills bigint NOT NULL,
  reverses text,
  PRIMARY KEY (run_id, row_no)
);
