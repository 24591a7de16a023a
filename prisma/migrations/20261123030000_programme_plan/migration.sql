-- What the programme is for in a year and what it may cost. A change is a row more with its reason; the newest row holds.
CREATE TABLE programme_plan (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_key text NOT NULL UNIQUE,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  goal text NOT NULL CHECK (goal IN ('retention', 'acquisition', 'revenue', 'tiering')),
  revenue_minor bigint NOT NULL CHECK (revenue_minor > 0),
  rate_bps int NOT NULL CHECK (rate_bps BETWEEN 1 AND 10000),
  redemption_bps int NOT NULL CHECK (redemption_bps BETWEEN 0 AND 10000),
  month_weights int[] NOT NULL CHECK (cardinality(month_weights) = 12 AND 0 <= ALL (month_weights) AND 0 < ANY (month_weights)),
  -- budget id → weight
  budget_weights jsonb NOT NULL CHECK (jsonb_typeof(budget_weights) = 'object'),
  reason text NOT NULL,
  created_by uuid NOT NULL REFERENCES account(id),
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX programme_plan_year_idx ON programme_plan (year, id DESC);
CREATE TRIGGER programme_plan_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON programme_plan FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Which months of a plan were granted to the budgets, and under which row of it.
CREATE TABLE programme_grant (
  year int NOT NULL,
  month int NOT NULL CHECK (month BETWEEN 1 AND 12),
  plan_id int NOT NULL REFERENCES programme_plan(id),
  granted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (year, month)
);
CREATE TRIGGER programme_grant_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON programme_grant FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
