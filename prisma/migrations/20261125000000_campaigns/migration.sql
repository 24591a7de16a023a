-- Campaigns: what a marketer launches for a while. What is a kind's own stands in functions of its name, campaign_<part>_<kind>,
-- and in lib/campaigns/<kind>; the tables here know none.
CREATE TABLE campaign (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60),
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  -- lib/campaigns/rules.ts has the same list and says which deed leads from where to where
  state text NOT NULL DEFAULT 'draft' CHECK (state IN
    ('draft', 'linted', 'simulated', 'approved', 'scheduled', 'live', 'paused', 'ended', 'archived')),
  -- the newest version; before the launch it may be rewritten by the next, after it only for the better
  version integer NOT NULL DEFAULT 1,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  -- where its points come from, and what was set aside of it at the launch
  budget_id uuid REFERENCES points_budget(id),
  granted_points bigint NOT NULL DEFAULT 0 CHECK (granted_points >= 0),
  granted_minor bigint NOT NULL DEFAULT 0 CHECK (granted_minor >= 0),
  -- the most that one draw can cost: held before the draw, whatever it brings, so that an outcome never depends on the budget
  most_points integer NOT NULL DEFAULT 0 CHECK (most_points >= 0),
  most_minor integer NOT NULL DEFAULT 0 CHECK (most_minor >= 0),
  -- what the linter said of this version, and what its simulation did
  lint jsonb,
  simulation jsonb,
  submitted_by uuid REFERENCES account(id),
  approved_by uuid REFERENCES account(id),
  approved_at timestamptz(3),
  launched_at timestamptz(3),
  ended_at timestamptz(3),
  ended_because text CHECK (ended_because IN ('over', 'sold-out', 'budget', 'stopped')),
  archived_at timestamptz(3),
  created_by uuid REFERENCES account(id),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT campaign_window CHECK (starts_at < ends_at),
  CONSTRAINT campaign_ended CHECK ((ended_at IS NULL) = (ended_because IS NULL) AND (state IN ('ended', 'archived')) = (ended_at IS NOT NULL)),
  CONSTRAINT campaign_launched CHECK (state IN ('draft', 'linted', 'simulated', 'approved') = (launched_at IS NULL))
);
ALTER TABLE campaign SET (fillfactor = 70);
CREATE INDEX campaign_open_idx ON campaign (ends_at) WHERE state IN ('scheduled', 'live');

-- Each definition that a campaign ever had (lib/campaigns/schema.ts), with its hash: odds, rules and words as they were played.
CREATE TABLE campaign_version (
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  version integer NOT NULL,
  definition jsonb NOT NULL,
  hash bytea NOT NULL,
  actor_id uuid,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (campaign_id, version)
);
CREATE TRIGGER campaign_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_version FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- A campaign's budget in parts, so that many draw at once: each has its own account of points in the ledger, and its own money.
ALTER TABLE points_budget ADD COLUMN campaign_id uuid REFERENCES campaign(id);
CREATE INDEX points_budget_campaign_idx ON points_budget (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE TABLE campaign_shard (
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  shard smallint NOT NULL,
  budget_id uuid NOT NULL UNIQUE REFERENCES points_budget(id),
  remaining_minor bigint NOT NULL CONSTRAINT campaign_money_not_overspent CHECK (remaining_minor >= 0),
  -- held for tickets that were given and not opened yet
  held_points bigint NOT NULL DEFAULT 0 CHECK (held_points >= 0),
  PRIMARY KEY (campaign_id, shard)
) WITH (fillfactor = 50);

-- Of a reward, so many are set aside for campaigns: nobody can exchange points for them meanwhile.
ALTER TABLE reward ADD COLUMN set_aside_count integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT reward_stock,
  ADD CONSTRAINT reward_stock CHECK (claimed_count >= 0 AND set_aside_count >= 0 AND (stock IS NULL OR claimed_count + set_aside_count <= stock));

-- The pieces of a prize of which there are only so many: one row each, taken by one draw.
CREATE TABLE campaign_unit (
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  prize_no smallint NOT NULL,
  unit_no integer NOT NULL,
  taken_by uuid UNIQUE,
  PRIMARY KEY (campaign_id, prize_no, unit_no)
) WITH (fillfactor = 70);
CREATE INDEX campaign_unit_free_idx ON campaign_unit (campaign_id, prize_no, unit_no) WHERE taken_by IS NULL;

-- A sealed deck: shuffled once, its root published before the first opening. Which prize lies in a slot is masked by the deck's
-- seed, which is sealed under a key outside the database until everything is laid open.
CREATE TABLE campaign_deck (
  campaign_id uuid PRIMARY KEY REFERENCES campaign(id),
  size integer NOT NULL CHECK (size > 0),
  root bytea NOT NULL,
  commitment bytea NOT NULL,
  sealed_seed bytea NOT NULL,
  revealed_seed bytea,
  sealed_at timestamptz(3) NOT NULL,
  revealed_at timestamptz(3),
  CONSTRAINT campaign_deck_revealed CHECK ((revealed_seed IS NULL) = (revealed_at IS NULL))
);
CREATE TABLE campaign_slot (
  campaign_id uuid NOT NULL REFERENCES campaign_deck(campaign_id),
  slot_no integer NOT NULL,
  masked_prize integer NOT NULL,
  leaf bytea NOT NULL,
  -- the hashes beside the way from the leaf to the root, one after the other
  proof bytea NOT NULL,
  taken_by uuid UNIQUE,
  PRIMARY KEY (campaign_id, slot_no)
) WITH (fillfactor = 90);
CREATE INDEX campaign_slot_free_idx ON campaign_slot (campaign_id, slot_no) WHERE taken_by IS NULL;

-- A shopper in a campaign: how many draws since the last that pity counts from, and which chain of seeds is theirs.
CREATE TABLE campaign_player (
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  account_id uuid NOT NULL REFERENCES account(id),
  joined_at timestamptz(3) NOT NULL,
  draws integer NOT NULL DEFAULT 0,
  pity integer NOT NULL DEFAULT 0 CHECK (pity >= 0),
  last_draw_at timestamptz(3),
  PRIMARY KEY (campaign_id, account_id)
) WITH (fillfactor = 70);

-- A chain: the server's seed, committed to by its hash before the first draw, the shopper's own seed, and how far it is drawn.
CREATE TABLE draw_chain (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id uuid NOT NULL,
  account_id uuid NOT NULL,
  round integer NOT NULL,
  commitment bytea NOT NULL CHECK (length(commitment) = 32),
  sealed_seed bytea NOT NULL,
  client_seed text NOT NULL CHECK (client_seed ~ '^[0-9A-Za-z_-]{8,64}$'),
  next_nonce integer NOT NULL DEFAULT 0,
  revealed_seed bytea,
  created_at timestamptz(3) NOT NULL,
  revealed_at timestamptz(3),
  UNIQUE (campaign_id, account_id, round),
  FOREIGN KEY (campaign_id, account_id) REFERENCES campaign_player(campaign_id, account_id),
  CONSTRAINT draw_chain_revealed CHECK ((revealed_seed IS NULL) = (revealed_at IS NULL) AND (revealed_seed IS NULL OR sha256(revealed_seed) = commitment))
);
CREATE UNIQUE INDEX draw_chain_open ON draw_chain (campaign_id, account_id) WHERE revealed_at IS NULL;

-- A draw that is owed to somebody: bought, won, exchanged or given for friends. What it can cost at most is held for it.
CREATE TABLE campaign_ticket (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  account_id uuid NOT NULL REFERENCES account(id),
  -- once for each thing that it came from: order:<id>:<n>, claim:<id>, invite:<id>, …
  source text NOT NULL UNIQUE,
  order_id uuid REFERENCES shop_order(id),
  claim_id uuid UNIQUE REFERENCES claim(id),
  state text NOT NULL CHECK (state IN ('unpaid', 'unopened', 'opened', 'expired', 'void')),
  shard smallint NOT NULL,
  held_points integer NOT NULL CHECK (held_points >= 0),
  held_minor integer NOT NULL CHECK (held_minor >= 0),
  given_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3),
  opened_at timestamptz(3),
  FOREIGN KEY (campaign_id, shard) REFERENCES campaign_shard(campaign_id, shard),
  CONSTRAINT campaign_ticket_opened CHECK ((state = 'opened') = (opened_at IS NOT NULL))
);
CREATE INDEX campaign_ticket_account_idx ON campaign_ticket (account_id, campaign_id) WHERE state = 'unopened';
CREATE INDEX campaign_ticket_order_idx ON campaign_ticket (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX campaign_ticket_ends_idx ON campaign_ticket (expires_at) WHERE state = 'unopened';
ALTER TABLE shop_order ADD COLUMN campaign_id uuid REFERENCES campaign(id), ADD COLUMN draws_bought integer CHECK (draws_bought > 0),
  ADD CONSTRAINT shop_order_draws CHECK ((campaign_id IS NULL) = (draws_bought IS NULL) AND (campaign_id IS NULL OR reward_id IS NULL));

-- A draw. It is written once, with everything that decides it, and never changes.
CREATE TABLE draw (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  campaign_id uuid NOT NULL,
  version integer NOT NULL,
  account_id uuid NOT NULL REFERENCES account(id),
  request_key text NOT NULL UNIQUE,
  -- what it was entered with; what it cost stands in the ledger
  entry text NOT NULL CHECK (entry IN ('points', 'ticket', 'free')),
  cost_points integer NOT NULL CHECK (cost_points >= 0),
  posting_id bigint UNIQUE REFERENCES posting(id),
  ticket_id uuid UNIQUE REFERENCES campaign_ticket(id),
  -- chain: seed, nonce, the pity count that went in, and how many tries rejection sampling took; deck: its slot
  mode text NOT NULL CHECK (mode IN ('chain', 'deck')),
  chain_id uuid REFERENCES draw_chain(id),
  nonce integer,
  pity integer NOT NULL DEFAULT 0,
  counter integer,
  slot_no integer,
  -- what was drawn, and what was given: another where none of it was left and the rules said so before
  drawn_prize smallint NOT NULL,
  prize_no smallint NOT NULL,
  unit_no integer,
  -- what the prize cost the shop
  cost_minor integer NOT NULL CHECK (cost_minor >= 0),
  won_points integer NOT NULL DEFAULT 0 CHECK (won_points >= 0),
  award_posting_id bigint UNIQUE REFERENCES posting(id),
  -- when the shopper said yes to the odds and the rules of this one
  confirmed_at timestamptz(3) NOT NULL,
  at timestamptz(3) NOT NULL,
  FOREIGN KEY (campaign_id, version) REFERENCES campaign_version(campaign_id, version),
  FOREIGN KEY (campaign_id, account_id) REFERENCES campaign_player(campaign_id, account_id),
  UNIQUE (chain_id, nonce),
  UNIQUE (campaign_id, slot_no),
  CONSTRAINT draw_mode CHECK (CASE mode WHEN 'chain' THEN chain_id IS NOT NULL AND nonce IS NOT NULL AND counter IS NOT NULL AND slot_no IS NULL
    ELSE slot_no IS NOT NULL AND chain_id IS NULL AND nonce IS NULL AND counter IS NULL END),
  CONSTRAINT draw_entry CHECK ((entry = 'ticket') = (ticket_id IS NOT NULL) AND (entry = 'points') = (posting_id IS NOT NULL) AND (entry = 'points') = (cost_points > 0)),
  CONSTRAINT draw_won CHECK ((award_posting_id IS NULL) = (won_points = 0))
);
CREATE INDEX draw_account_idx ON draw (account_id, campaign_id, at DESC);
CREATE INDEX draw_campaign_idx ON draw (campaign_id, at DESC);
CREATE TRIGGER draw_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draw FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- A prize that is no points is a claim as any other, which cost none: won_by says where it came from.
ALTER TABLE claim ADD COLUMN campaign_id uuid REFERENCES campaign(id), ADD COLUMN won_by text UNIQUE,
  DROP CONSTRAINT claim_points_check, DROP CONSTRAINT claim_spent,
  ADD CONSTRAINT claim_won CHECK ((campaign_id IS NULL) = (won_by IS NULL) AND CASE WHEN won_by IS NULL THEN points > 0
    ELSE points = 0 AND cash_minor = 0 AND posting_id IS NULL AND return_posting_id IS NULL END),
  ADD CONSTRAINT claim_spent CHECK (won_by IS NOT NULL OR (CASE state WHEN 'unpaid' THEN posting_id IS NULL
    WHEN 'void' THEN (posting_id IS NULL) = (return_posting_id IS NULL)
    ELSE posting_id IS NOT NULL AND return_posting_id IS NULL END AND (posting_id IS NOT NULL OR order_id IS NOT NULL)));
CREATE INDEX claim_campaign_idx ON claim (campaign_id) WHERE campaign_id IS NOT NULL;

-- Having taken part in a campaign is thanked for once, where a rule says so.
INSERT INTO behaviour (code, name_zh, name_en, kind, fields, priority, weight, claw_back) VALUES
  ('campaign-joined', '参加活动', 'Taking part in a campaign', 'built-in', '[]', 7, 1, '{"kind": "never"}');

ALTER TABLE posting DROP CONSTRAINT posting_kind,
  -- lib/points/rules.ts has the same list; a test compares them
  ADD CONSTRAINT posting_kind CHECK (kind IN ('order-award', 'behaviour-award', 'campaign-award', 'release', 'hold', 'hold-release', 'spend',
    'spend-return', 'award-reversal', 'exchange', 'exchange-return', 'draw', 'expiry', 'debt-netting', 'manual', 'manual-revert', 'merge',
    'merge-revert', 'budget-fund', 'budget-transfer'));
