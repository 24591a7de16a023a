-- What the life of a campaign writes down beside its states.
ALTER TABLE posting DROP CONSTRAINT posting_has_shopper,
  ADD CONSTRAINT posting_has_shopper CHECK ((account_id IS NULL) = (kind IN ('budget-fund', 'budget-transfer')));

-- What went back when it was over, and since when nothing can be won in it any more: ended, and no ticket is open.
ALTER TABLE campaign ADD COLUMN returned_points bigint NOT NULL DEFAULT 0 CHECK (returned_points BETWEEN 0 AND granted_points),
  ADD COLUMN returned_minor bigint NOT NULL DEFAULT 0 CHECK (returned_minor BETWEEN 0 AND granted_minor),
  ADD COLUMN settled_at timestamptz(3),
  ADD CONSTRAINT campaign_settled CHECK (settled_at IS NULL OR ended_at IS NOT NULL);
-- since when it waits to begin, to end or to be settled
CREATE INDEX campaign_begin_idx ON campaign (starts_at) WHERE state = 'scheduled';
CREATE INDEX campaign_settle_idx ON campaign (ended_at) WHERE ended_at IS NOT NULL AND settled_at IS NULL;
CREATE INDEX campaign_ticket_open_idx ON campaign_ticket (campaign_id) WHERE state IN ('unpaid', 'unopened');

-- Which stock of a reward a campaign set aside for which of its prizes, and how much of it went back undrawn.
CREATE TABLE campaign_set_aside (
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  prize_no smallint NOT NULL,
  reward_id uuid NOT NULL REFERENCES reward(id),
  set_aside_count integer NOT NULL CHECK (set_aside_count > 0),
  returned_count integer NOT NULL DEFAULT 0,
  PRIMARY KEY (campaign_id, prize_no),
  CONSTRAINT campaign_set_aside_returned CHECK (returned_count BETWEEN 0 AND set_aside_count)
);
CREATE INDEX campaign_set_aside_reward_idx ON campaign_set_aside (reward_id);

-- From which worth on a second person must agree to a campaign, points at their face value.
CREATE TABLE campaign_terms (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  second_person_minor bigint NOT NULL DEFAULT 50000 CHECK (second_person_minor >= 0)
);
INSERT INTO campaign_terms DEFAULT VALUES;

ALTER TABLE account_merge_item DROP CONSTRAINT account_merge_item_kind_check,
  ADD CONSTRAINT account_merge_item_kind_check CHECK (kind IN ('lot', 'debt', 'grant', 'claim', 'ticket', 'player'));
