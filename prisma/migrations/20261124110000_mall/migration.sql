-- The shopper's side of the mall: rewards for a tier and above or earlier for one, wishes, and what shoppers are told of both.
ALTER TABLE reward
  -- this tier and those above it; null: everybody. What a code asks stands in tier_terms
  ADD COLUMN min_tier text,
  -- this tier and those above it may have it so many of the shop's days before it begins
  ADD COLUMN early_tier text,
  ADD COLUMN early_days integer CHECK (early_days BETWEEN 1 AND 60),
  ADD CONSTRAINT reward_early CHECK ((early_tier IS NULL) = (early_days IS NULL) AND (early_tier IS NULL OR starts_at IS NOT NULL));

-- Something a shopper saves for. waiting: out of reach; in-reach: it could be had when it was wished for, so that there is
-- nothing to tell; told: the shopper was told that it can be had.
CREATE TABLE wish (
  account_id uuid NOT NULL REFERENCES account(id),
  reward_id uuid NOT NULL REFERENCES reward(id),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'in-reach', 'told')),
  wished_at timestamptz(3) NOT NULL,
  told_at timestamptz(3),
  PRIMARY KEY (account_id, reward_id),
  CONSTRAINT wish_told CHECK ((state = 'told') = (told_at IS NOT NULL))
);
CREATE INDEX wish_reward_idx ON wish (reward_id);
CREATE INDEX wish_untold_idx ON wish (account_id) WHERE state <> 'told';

ALTER TABLE notice
  -- the claim or the reward that it is about; null: points
  ADD COLUMN subject_id uuid,
  DROP CONSTRAINT notice_kind_check,
  ADD CONSTRAINT notice_kind_check CHECK (kind IN ('points-expiring', 'claim-ending', 'wish-in-reach')),
  ADD CONSTRAINT notice_subject CHECK ((kind = 'points-expiring') = (subject_id IS NULL));
ALTER TABLE account ADD COLUMN wants_wish_mail boolean NOT NULL DEFAULT true;
