-- Points that staff give or take by hand: what for, who proposed it, who agreed, and how it is undone.
CREATE TABLE adjustment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  request_key text NOT NULL UNIQUE,
  input jsonb NOT NULL,
  title text NOT NULL DEFAULT '',
  reason_code text NOT NULL CHECK (reason_code IN ('goodwill', 'compensation', 'correction', 'event', 'abuse')),
  shopper_note text NOT NULL CHECK (length(shopper_note) BETWEEN 1 AND 300),
  internal_note text NOT NULL DEFAULT '' CHECK (length(internal_note) <= 1000),
  state text NOT NULL CHECK (state IN ('waiting', 'posted', 'declined', 'reverted')),
  -- points moved, whichever way: what the limits of roles are about
  moved_points bigint NOT NULL CHECK (moved_points > 0),
  row_count int NOT NULL CHECK (row_count > 0),
  expires_at timestamptz(3),
  proposed_by uuid NOT NULL REFERENCES account(id),
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid REFERENCES account(id),
  decided_at timestamptz(3),
  decision_note text NOT NULL DEFAULT '',
  reverted_by uuid REFERENCES account(id),
  reverted_at timestamptz(3),
  revert_reason text NOT NULL DEFAULT '',
  CONSTRAINT adjustment_decided CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CONSTRAINT adjustment_undone CHECK ((state = 'reverted') = (reverted_at IS NOT NULL))
);
CREATE INDEX adjustment_proposed_idx ON adjustment (proposed_by, proposed_at);
CREATE INDEX adjustment_waiting_idx ON adjustment (proposed_at) WHERE state = 'waiting';
CREATE TABLE adjustment_row (
  adjustment_id uuid NOT NULL REFERENCES adjustment(id),
  account_id uuid NOT NULL REFERENCES account(id),
  points int NOT NULL CHECK (points <> 0),
  posting_id bigint REFERENCES posting(id),
  revert_posting_id bigint REFERENCES posting(id),
  PRIMARY KEY (adjustment_id, account_id)
);
CREATE INDEX adjustment_row_account_idx ON adjustment_row (account_id);

-- How many points a member of staff may move in a day without a second person.
CREATE TABLE adjustment_limit (
  staff_role staff_role PRIMARY KEY,
  points_per_day bigint NOT NULL CHECK (points_per_day >= 0)
);
INSERT INTO adjustment_limit VALUES ('owner', 100000), ('merchant', 20000), ('support', 2000), ('marketer', 0), ('clerk', 0), ('finance', 0);

-- Two accounts of one person become one, and may become two again.
CREATE TABLE account_merge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  request_key text NOT NULL UNIQUE,
  from_id uuid NOT NULL REFERENCES account(id),
  into_id uuid NOT NULL REFERENCES account(id),
  reason text NOT NULL,
  -- what moved, and what came back
  moved jsonb NOT NULL DEFAULT '{}',
  returned jsonb,
  merged_by uuid NOT NULL REFERENCES account(id),
  merged_at timestamptz(3) NOT NULL,
  reverted_by uuid REFERENCES account(id),
  reverted_at timestamptz(3),
  CONSTRAINT account_merge_two CHECK (from_id <> into_id)
);
CREATE UNIQUE INDEX account_merge_live ON account_merge (from_id) WHERE reverted_at IS NULL;
CREATE INDEX account_merge_into_idx ON account_merge (into_id);
CREATE TABLE account_merge_item (
  merge_id uuid NOT NULL REFERENCES account_merge(id),
  kind text NOT NULL CHECK (kind IN ('lot', 'debt', 'grant')),
  item text NOT NULL,
  PRIMARY KEY (merge_id, kind, item)
);
ALTER TABLE account ADD COLUMN merged_into uuid REFERENCES account(id),
  ADD CONSTRAINT account_merged_is_closed CHECK (merged_into IS NULL OR suspended_at IS NOT NULL);

-- 'moved': what left one account for another; the two sides are two postings
ALTER TABLE entry DROP CONSTRAINT entry_bucket, ADD CONSTRAINT entry_bucket
  CHECK (bucket IN ('available', 'pending', 'held', 'debt', 'issued', 'redeemed', 'expired', 'settled', 'moved', 'budget', 'granted', 'allotted')
    AND (account_id IS NULL) = (bucket IN ('issued', 'redeemed', 'expired', 'settled', 'moved', 'budget', 'granted', 'allotted'))
    AND (budget_id IS NULL) = (bucket NOT IN ('budget', 'granted', 'allotted')));
