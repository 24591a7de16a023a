-- What makes a shopper of which segment: where recency, frequency and money are cut, and what is much, long and new. A change is a
-- row more with its reason; the newest holds.
CREATE TABLE segment_terms (
  version_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_key text NOT NULL UNIQUE,
  -- {recencyDays, orders, spentMinor: four cuts each, rising; bigPoints, idleDays, expiringDays, newDays}
  terms jsonb NOT NULL CHECK (jsonb_array_length(terms->'recencyDays') = 4 AND jsonb_array_length(terms->'orders') = 4 AND jsonb_array_length(terms->'spentMinor') = 4),
  reason text NOT NULL,
  created_by uuid REFERENCES account(id),
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX segment_terms_created_idx ON segment_terms (created_at DESC, version_id DESC);
CREATE TRIGGER segment_terms_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON segment_terms FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- A shopper's figures since the shop began, accounts merged into one counting as one: what shopper_raw says of the raw rows (I117).
-- Nothing here is a truth of its own: it may be emptied and folded again at any time.
CREATE TABLE shopper_figures (
  account_id uuid PRIMARY KEY,
  orders int NOT NULL,
  spent_minor bigint NOT NULL,
  first_order_at timestamptz,
  last_order_at timestamptz,
  earned_points bigint NOT NULL,
  redeemed_points bigint NOT NULL,
  last_used_at timestamptz
);

-- How far the folding of shoppers has come: postings by their number, orders and refunds by the clock. One row; whoever folds holds it.
CREATE TABLE shopper_fold (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  posting_id bigint NOT NULL DEFAULT 0,
  orders_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO shopper_fold DEFAULT VALUES;

CREATE INDEX IF NOT EXISTS shop_order_paid_idx ON shop_order (paid_at) WHERE paid_at IS NOT NULL;
