-- A reward may cost money beside its points. Its claim then waits beside an order that carries nothing else, until that is paid.
ALTER TABLE reward ADD COLUMN cash_minor integer NOT NULL DEFAULT 0 CHECK (cash_minor >= 0);
ALTER TABLE shop_order ADD COLUMN reward_id uuid REFERENCES reward(id);
-- a reward is no variant: it has no stock of goods
ALTER TABLE order_line ALTER COLUMN variant_id DROP NOT NULL;

ALTER TABLE claim
  ADD COLUMN cash_minor integer NOT NULL DEFAULT 0 CHECK (cash_minor >= 0),
  ADD COLUMN order_id uuid UNIQUE REFERENCES shop_order(id),
  -- what its kind was given to hand over, while it waits for its money
  ADD COLUMN prepared jsonb,
  ALTER COLUMN posting_id DROP NOT NULL,
  DROP CONSTRAINT claim_state_check,
  ADD CONSTRAINT claim_state CHECK (state IN ('unpaid', 'claimed', 'issued', 'used', 'expired', 'void')),
  ADD CONSTRAINT claim_money CHECK ((order_id IS NOT NULL) = (cash_minor > 0)),
  -- points are spent on it, unless its money has not come yet; what was never paid for is void without any
  DROP CONSTRAINT claim_void,
  ADD CONSTRAINT claim_spent CHECK (CASE state WHEN 'unpaid' THEN posting_id IS NULL WHEN 'void' THEN (posting_id IS NULL) = (return_posting_id IS NULL)
    ELSE posting_id IS NOT NULL AND return_posting_id IS NULL END AND (posting_id IS NOT NULL OR order_id IS NOT NULL));

-- A code may be kept for a claim that waits for its money; let go, it is anybody's.
ALTER TABLE code ADD COLUMN kept_for uuid UNIQUE REFERENCES claim(id), ADD CONSTRAINT code_kept CHECK (kept_for IS NULL OR claim_id IS NULL);
DROP INDEX code_free_idx;
CREATE INDEX code_free_idx ON code (pool_id, id) WHERE claim_id IS NULL AND withdrawn_at IS NULL AND kept_for IS NULL;
