-- Money that the shop sends to a shopper: a red packet, cash back on an order. One row is one payment, whatever becomes of it.
CREATE TABLE payout (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  -- the kinds tell their own affairs in payout_told_<kind>
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  -- what asked for it, and what it is paid for, which is paid for once
  source text NOT NULL,
  paid_for text NOT NULL,
  account_id uuid NOT NULL REFERENCES account(id),
  -- as the provider is told it: with the simulator the address of mail that the account had then
  recipient text NOT NULL CHECK (recipient <> ''),
  amount_minor integer NOT NULL CHECK (amount_minor > 0),
  -- lib/payouts/rules.ts has the same list; a test compares them
  tax_class text NOT NULL CHECK (tax_class IN ('points', 'discount', 'incidental')),
  withheld_minor integer NOT NULL CHECK (withheld_minor >= 0 AND withheld_minor < amount_minor),
  -- sent, and since then not owed: the order that it was for was given back
  overpaid_minor integer NOT NULL DEFAULT 0 CHECK (overpaid_minor BETWEEN 0 AND amount_minor),
  state text NOT NULL CHECK (state IN ('asked', 'approved', 'sending', 'paid', 'failed', 'cancelled')),
  request_key text NOT NULL UNIQUE,
  -- the key that the provider knows it by is made of id and round; only a final no opens the next round
  round integer NOT NULL DEFAULT 0 CHECK (round BETWEEN 0 AND 999),
  tries integer NOT NULL DEFAULT 0,
  provider_id text UNIQUE,
  trouble text,
  -- when it may next be sent or asked after
  due_at timestamptz(3),
  asked_at timestamptz(3) NOT NULL,
  -- of a large one the first of two
  seconded_by uuid REFERENCES account(id),
  approved_by uuid REFERENCES account(id),
  approved_at timestamptz(3),
  paid_at timestamptz(3),
  failed_at timestamptz(3),
  cancelled_at timestamptz(3),
  cancel_reason text,
  CONSTRAINT payout_two CHECK (seconded_by <> approved_by),
  CONSTRAINT payout_not_own CHECK (approved_by <> account_id),
  CONSTRAINT payout_paid CHECK ((state = 'paid') = (paid_at IS NOT NULL) AND (state <> 'paid' OR provider_id IS NOT NULL)),
  CONSTRAINT payout_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
  CONSTRAINT payout_due CHECK (due_at IS NULL OR state IN ('approved', 'sending', 'failed'))
);
CREATE UNIQUE INDEX payout_once ON payout (paid_for) WHERE state <> 'cancelled';
CREATE INDEX payout_source_idx ON payout (source);
CREATE INDEX payout_asked_idx ON payout (kind, asked_at);
CREATE INDEX payout_due_idx ON payout (due_at) WHERE due_at IS NOT NULL;

-- What the owner says of payouts: how much a day in red packets, and from where on two people are needed.
CREATE TABLE payout_terms (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  shopper_day_minor integer NOT NULL DEFAULT 2000 CHECK (shopper_day_minor >= 0),
  shop_day_minor integer NOT NULL DEFAULT 50000 CHECK (shop_day_minor >= 0),
  second_person_minor integer NOT NULL DEFAULT 20000 CHECK (second_person_minor >= 0),
  undo_minutes integer NOT NULL DEFAULT 5 CHECK (undo_minutes BETWEEN 0 AND 60)
);
INSERT INTO payout_terms DEFAULT VALUES;
