-- Rewards: what points can become, what was claimed of it, and the codes that some of it is given as.
CREATE TABLE reward (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- the kinds are adapters: lib/rewards/<kind> and the functions reward_<part>_<kind>
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  category text NOT NULL,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  about_zh text NOT NULL DEFAULT '',
  about_en text NOT NULL DEFAULT '',
  image text,
  cost_points integer NOT NULL CHECK (cost_points > 0),
  -- how many there are in all; null: as many as are wanted
  stock integer CHECK (stock >= 0),
  claimed_count integer NOT NULL DEFAULT 0,
  limit_count integer CHECK (limit_count > 0),
  limit_period text NOT NULL DEFAULT 'ever' CHECK (limit_period IN ('ever', 'day', 'week', 'month')),
  valid_days integer CHECK (valid_days > 0),
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  true_cost_minor integer NOT NULL DEFAULT 0 CHECK (true_cost_minor >= 0),
  face_value_minor integer NOT NULL DEFAULT 0 CHECK (face_value_minor >= 0),
  budget_id uuid REFERENCES points_budget(id),
  settings jsonb NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'live', 'archived')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT reward_stock CHECK (claimed_count >= 0 AND (stock IS NULL OR claimed_count <= stock)),
  CONSTRAINT reward_window CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at)
);
ALTER TABLE reward SET (fillfactor = 70);

-- Each state of a reward that was ever offered; a claim names the one that it was made of.
CREATE TABLE reward_version (
  reward_id uuid NOT NULL REFERENCES reward(id),
  version integer NOT NULL,
  told jsonb NOT NULL,
  actor_id uuid,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (reward_id, version)
);

CREATE TABLE claim (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  reward_id uuid NOT NULL,
  reward_version integer NOT NULL,
  kind text NOT NULL,
  account_id uuid NOT NULL REFERENCES account(id),
  points integer NOT NULL CHECK (points > 0),
  state text NOT NULL DEFAULT 'claimed' CHECK (state IN ('claimed', 'issued', 'used', 'expired', 'void')),
  request_key text NOT NULL UNIQUE,
  posting_id bigint NOT NULL UNIQUE REFERENCES posting(id),
  return_posting_id bigint UNIQUE REFERENCES posting(id),
  budget_id uuid REFERENCES points_budget(id),
  -- what its kind keeps of it; never a code
  delivery jsonb NOT NULL DEFAULT '{}',
  claimed_at timestamptz(3) NOT NULL,
  issued_at timestamptz(3),
  used_at timestamptz(3),
  expires_at timestamptz(3),
  voided_at timestamptz(3),
  void_reason text,
  -- when it is tried next to hand it over, how often it was, and what went wrong
  due_at timestamptz(3),
  tries integer NOT NULL DEFAULT 0,
  trouble text,
  FOREIGN KEY (reward_id, reward_version) REFERENCES reward_version(reward_id, version),
  CONSTRAINT claim_void CHECK ((state = 'void') = (return_posting_id IS NOT NULL))
);
CREATE INDEX claim_account_idx ON claim (account_id, claimed_at DESC);
CREATE INDEX claim_reward_idx ON claim (reward_id, account_id);
CREATE INDEX claim_claimed_idx ON claim (claimed_at DESC, id);
CREATE INDEX claim_due_idx ON claim (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX claim_ends_idx ON claim (expires_at) WHERE state = 'issued';

-- A pool of codes that somebody else honours, brought in or made up here.
CREATE TABLE code_pool (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL UNIQUE,
  low_at integer NOT NULL DEFAULT 20 CHECK (low_at >= 0),
  created_by uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

-- A code: sealed under a key outside the database, and its keyed hash to find it by. Codes without a pool were made for their claim.
CREATE TABLE code (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pool_id uuid REFERENCES code_pool(id),
  sealed bytea NOT NULL,
  hash bytea NOT NULL,
  claim_id uuid UNIQUE REFERENCES claim(id),
  given_at timestamptz(3),
  revealed_at timestamptz(3),
  withdrawn_at timestamptz(3),
  CONSTRAINT code_given CHECK ((claim_id IS NULL) = (given_at IS NULL)),
  CONSTRAINT code_once UNIQUE NULLS NOT DISTINCT (pool_id, hash)
);
CREATE INDEX code_free_idx ON code (pool_id, id) WHERE claim_id IS NULL AND withdrawn_at IS NULL;

-- Codes being made or read, and how far that is.
CREATE TABLE code_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pool_id uuid NOT NULL REFERENCES code_pool(id),
  request_key text UNIQUE,
  work text NOT NULL CHECK (work IN ('import', 'check', 'generate')),
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'checked', 'done', 'refused')),
  total integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  report jsonb,
  actor_id uuid NOT NULL,
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  touched_at timestamptz(3) NOT NULL DEFAULT now()
);

-- Who checked a code off, for which claim, and who took that back.
CREATE TABLE verification (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  claim_id uuid NOT NULL REFERENCES claim(id),
  request_key text NOT NULL UNIQUE,
  actor_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  undone_at timestamptz(3),
  undone_by uuid,
  undo_reason text
);
CREATE UNIQUE INDEX verification_once ON verification (claim_id) WHERE undone_at IS NULL;
CREATE INDEX verification_at_idx ON verification (at DESC);

ALTER TABLE coupon_grant ADD COLUMN claim_id uuid UNIQUE REFERENCES claim(id);

-- Coupons that points could buy become rewards at the same price, and what was bought becomes claims.
INSERT INTO reward (id, kind, category, title_zh, title_en, cost_points, starts_at, ends_at, settings, face_value_minor, true_cost_minor,
  valid_days, state, position, created_at)
SELECT gen_random_uuid(), 'coupon', 'coupons', c.title_zh, c.title_en, c.cost, c.starts_at, c.ends_at, jsonb_build_object('couponId', c.id),
  c.amount_minor, c.amount_minor, NULL, CASE WHEN c.archived_at IS NOT NULL OR c.exchange_cost_points IS NULL THEN 'archived' ELSE 'live' END,
  row_number() OVER (ORDER BY c.cost, c.created_at, c.id), c.created_at
FROM (SELECT c.*, coalesce(c.exchange_cost_points, (SELECT max((p.explanation->>'costPoints')::int) FROM coupon_grant g
    JOIN posting p ON p.id = g.posting_id WHERE g.coupon_id = c.id)) AS cost FROM coupon c) c
WHERE c.cost IS NOT NULL;
INSERT INTO reward_version (reward_id, version, told, at) SELECT r.id, 1, to_jsonb(r) - '{claimed_count,position}'::text[], r.created_at FROM reward r;
INSERT INTO claim (reward_id, reward_version, kind, account_id, points, state, request_key, posting_id, delivery, claimed_at, issued_at, used_at, expires_at)
SELECT r.id, 1, 'coupon', g.account_id, (p.explanation->>'costPoints')::int,
  CASE g.state WHEN 'used' THEN 'used' WHEN 'void' THEN 'expired' ELSE 'issued' END, g.request_key, g.posting_id,
  jsonb_build_object('grantId', g.id), g.granted_at, g.granted_at, CASE g.state WHEN 'used' THEN g.granted_at END, g.expires_at
FROM coupon_grant g JOIN posting p ON p.id = g.posting_id JOIN reward r ON r.settings->>'couponId' = g.coupon_id::text;
UPDATE coupon_grant g SET claim_id = c.id FROM claim c WHERE c.posting_id = g.posting_id;
UPDATE reward r SET claimed_count = (SELECT count(*) FROM claim c WHERE c.reward_id = r.id AND c.state <> 'void');
ALTER TABLE coupon DROP CONSTRAINT coupon_cost, ADD CONSTRAINT coupon_valid CHECK (valid_days > 0), DROP COLUMN exchange_cost_points;

ALTER TABLE posting DROP CONSTRAINT posting_kind,
  -- lib/points/rules.ts has the same list; a test compares them
  ADD CONSTRAINT posting_kind CHECK (kind IN ('order-award', 'behaviour-award', 'release', 'hold', 'hold-release', 'spend', 'spend-return',
    'award-reversal', 'exchange', 'exchange-return', 'expiry', 'debt-netting', 'manual', 'manual-revert', 'merge', 'merge-revert', 'budget-fund'));
CREATE TRIGGER reward_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reward_version FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
ALTER TABLE account_merge_item DROP CONSTRAINT account_merge_item_kind_check,
  ADD CONSTRAINT account_merge_item_kind_check CHECK (kind IN ('lot', 'debt', 'grant', 'claim'));
