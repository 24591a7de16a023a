-- Invites: a campaign whose prizes are given for friends who came and bought, and are not drawn.

-- A shopper's own link in a campaign. Its code is a name that may be read aloud, and no secret.
CREATE TABLE invite_link (
  code text PRIMARY KEY CHECK (code ~ '^[2-9A-HJKMNP-TV-Z]{7}$'),
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  account_id uuid NOT NULL REFERENCES account(id),
  made_at timestamptz(3) NOT NULL,
  UNIQUE (campaign_id, account_id)
);
CREATE INDEX invite_link_account_idx ON invite_link (account_id);

-- Whoever opened a link, known by the visitor's cookie alone; and when it could bring nothing, who it was and why.
CREATE TABLE invite_visit (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL REFERENCES invite_link(code),
  visitor_hash bytea NOT NULL,
  first_at timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL,
  account_id uuid REFERENCES account(id),
  -- lib/campaigns/invite/rules.ts has the same list
  refused text CHECK (refused IN ('self', 'old-customer', 'has-inviter', 'circle', 'over-limit', 'campaign-over')),
  CONSTRAINT invite_visit_who CHECK (refused IS NULL OR account_id IS NOT NULL)
);
CREATE UNIQUE INDEX invite_visit_open ON invite_visit (code, visitor_hash) WHERE account_id IS NULL;
CREATE INDEX invite_visit_code_idx ON invite_visit (code);
CREATE INDEX invite_visit_visitor_idx ON invite_visit (visitor_hash, last_at DESC) WHERE account_id IS NULL;
CREATE INDEX invite_visit_account_idx ON invite_visit (account_id) WHERE account_id IS NOT NULL;

-- A friend who signed up by a link: one inviter for ever, never oneself, and no two who invited each other.
CREATE TABLE invite (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  inviter_id uuid NOT NULL REFERENCES account(id),
  friend_id uuid NOT NULL CONSTRAINT invite_one_inviter UNIQUE REFERENCES account(id),
  visit_id uuid NOT NULL UNIQUE REFERENCES invite_visit(id),
  visited_at timestamptz(3) NOT NULL,
  joined_at timestamptz(3) NOT NULL,
  -- joined: has not bought yet; waiting: has, and may still give it back; held: looks odd, and somebody shall look;
  -- counted: done; out: brings nothing, for a reason. lib/campaigns/invite/rules.ts has the same lists.
  state text NOT NULL CHECK (state IN ('joined', 'waiting', 'held', 'counted', 'out')),
  reason text CHECK (reason IN ('refunded', 'declined', 'campaign-over', 'budget-spent', 'same-person', 'old-customer')),
  order_id uuid UNIQUE REFERENCES shop_order(id),
  ordered_at timestamptz(3),
  -- what spoke against it when it was looked at last: a sum, and its parts
  score integer NOT NULL DEFAULT 0 CHECK (score >= 0),
  signals jsonb NOT NULL DEFAULT '[]',
  verdict text CHECK (verdict IN ('approved', 'declined')),
  verdict_by uuid REFERENCES account(id),
  verdict_at timestamptz(3),
  verdict_note text,
  appeal text,
  appealed_at timestamptz(3),
  -- the day after which the order can't be given back, by the terms of the day on which its parcel came
  waits_until timestamptz(3),
  counted_at timestamptz(3),
  -- when it is to be looked at again; null: not before something happens
  due_at timestamptz(3),
  CONSTRAINT invite_other CHECK (inviter_id <> friend_id),
  CONSTRAINT invite_out CHECK ((state = 'out') = (reason IS NOT NULL)),
  CONSTRAINT invite_ordered CHECK ((order_id IS NULL) = (ordered_at IS NULL) AND (state NOT IN ('waiting', 'held', 'counted') OR order_id IS NOT NULL)),
  CONSTRAINT invite_counted CHECK (state <> 'counted' OR (counted_at >= waits_until) IS TRUE),
  CONSTRAINT invite_verdict CHECK ((verdict IS NULL) = (verdict_at IS NULL) AND (verdict IS NULL) = (verdict_by IS NULL) AND (verdict IS NULL) = (verdict_note IS NULL)),
  CONSTRAINT invite_appeal CHECK ((appeal IS NULL) = (appealed_at IS NULL))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX invite_no_circle ON invite (least(inviter_id, friend_id), greatest(inviter_id, friend_id));
CREATE INDEX invite_inviter_idx ON invite (inviter_id, campaign_id);
CREATE INDEX invite_campaign_idx ON invite (campaign_id, state);
CREATE INDEX invite_due_idx ON invite (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX invite_review_idx ON invite (ordered_at) WHERE state = 'held' OR appeal IS NOT NULL;

-- What an inviter is promised for a friend or for so many: held in the campaign's budget once it is promised, then given, or let go.
CREATE TABLE invite_award (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  inviter_id uuid NOT NULL REFERENCES account(id),
  -- friend:<invite> or rung:<friends>
  cause text NOT NULL,
  invite_id uuid REFERENCES invite(id),
  friends integer CHECK (friends BETWEEN 1 AND 1000),
  version integer NOT NULL,
  prize_no smallint NOT NULL,
  points integer NOT NULL CHECK (points >= 0),
  cost_minor integer NOT NULL CHECK (cost_minor >= 0),
  shard smallint NOT NULL,
  -- closed: it was used before it could come back, or somebody took it back by hand
  state text NOT NULL CHECK (state IN ('held', 'given', 'let-go', 'taken-back', 'closed')),
  posting_id bigint UNIQUE REFERENCES posting(id),
  claim_id uuid UNIQUE REFERENCES claim(id),
  held_at timestamptz(3) NOT NULL,
  given_at timestamptz(3),
  ended_at timestamptz(3),
  FOREIGN KEY (campaign_id, shard) REFERENCES campaign_shard(campaign_id, shard),
  FOREIGN KEY (campaign_id, version) REFERENCES campaign_version(campaign_id, version),
  CONSTRAINT invite_award_cause CHECK (cause = CASE WHEN invite_id IS NOT NULL THEN 'friend:' || invite_id ELSE 'rung:' || friends END
    AND (invite_id IS NULL) <> (friends IS NULL)),
  CONSTRAINT invite_award_given CHECK ((state IN ('given', 'taken-back', 'closed')) = (given_at IS NOT NULL) AND (given_at IS NOT NULL) = (posting_id IS NOT NULL OR claim_id IS NOT NULL)),
  CONSTRAINT invite_award_ended CHECK ((state IN ('let-go', 'taken-back', 'closed')) = (ended_at IS NOT NULL))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX invite_award_once ON invite_award (campaign_id, inviter_id, cause) WHERE state IN ('held', 'given', 'closed');
CREATE INDEX invite_award_campaign_idx ON invite_award (campaign_id, state);

-- Which accounts came in from which device: a keyed hash of a cookie made by lot, told in the words on privacy.
CREATE TABLE device_seen (
  device_hash bytea NOT NULL,
  account_id uuid NOT NULL REFERENCES account(id),
  first_at timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL,
  PRIMARY KEY (device_hash, account_id)
);
CREATE INDEX device_seen_account_idx ON device_seen (account_id);

-- The provider's own name for a card, as a keyed hash: it says that two payments came from one card, and not from which.
ALTER TABLE payment ADD COLUMN card_hash bytea;
CREATE INDEX payment_card_idx ON payment (card_hash) WHERE card_hash IS NOT NULL;
