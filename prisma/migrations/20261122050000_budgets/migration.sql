-- What marketing may give away is an account of the ledger: granted to it, spent by awards, never below nothing.
CREATE TABLE points_budget (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9-]{2,40}$'),
  title_zh text NOT NULL,
  title_en text NOT NULL,
  granted_points bigint NOT NULL DEFAULT 0 CHECK (granted_points >= 0),
  remaining_points bigint NOT NULL DEFAULT 0 CONSTRAINT points_budget_not_overspent CHECK (remaining_points >= 0),
  archived_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

-- 'budget' is what a budget may still give, 'granted' where that came from, 'allotted' where it went.
ALTER TABLE entry
  ADD COLUMN budget_id uuid REFERENCES points_budget(id),
  DROP CONSTRAINT entry_bucket,
  ADD CONSTRAINT entry_bucket CHECK (bucket IN ('available', 'pending', 'held', 'debt', 'issued', 'redeemed', 'expired', 'settled', 'budget', 'granted', 'allotted')
    AND (account_id IS NULL) = (bucket IN ('issued', 'redeemed', 'expired', 'settled', 'budget', 'granted', 'allotted'))
    AND (budget_id IS NULL) = (bucket NOT IN ('budget', 'granted', 'allotted')));
CREATE INDEX entry_budget_idx ON entry (budget_id, id) WHERE bucket = 'budget';
ALTER TABLE lot ADD COLUMN budget_id uuid REFERENCES points_budget(id),
  ADD CONSTRAINT lot_budget CHECK (budget_id IS NULL OR funding = 'marketing');

ALTER TABLE posting
  ALTER COLUMN account_id DROP NOT NULL,
  DROP CONSTRAINT posting_kind,
  -- lib/points/rules.ts has the same list; a test compares them
  ADD CONSTRAINT posting_kind CHECK (kind IN ('order-award', 'release', 'hold', 'hold-release', 'spend', 'spend-return',
    'award-reversal', 'exchange', 'expiry', 'debt-netting', 'manual', 'manual-revert', 'merge', 'merge-revert', 'budget-fund')),
  ADD CONSTRAINT posting_has_shopper CHECK ((account_id IS NULL) = (kind = 'budget-fund'));

-- Points that were due and could not be given: nought, and why. Shown to the shopper; the key is the award's own.
CREATE TABLE award_attempt (
  key text PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account(id),
  source text NOT NULL,
  kind text NOT NULL,
  asked_points bigint NOT NULL CHECK (asked_points > 0),
  reason text NOT NULL CHECK (reason IN ('budget-empty')),
  explanation jsonb NOT NULL DEFAULT '{}',
  budget_id uuid REFERENCES points_budget(id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX award_attempt_account_idx ON award_attempt (account_id, at DESC);
CREATE TRIGGER award_attempt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award_attempt FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- The one budget every shop has: what staff give by hand.
INSERT INTO points_budget (code, title_zh, title_en) VALUES ('goodwill', '客服关怀', 'Goodwill');
