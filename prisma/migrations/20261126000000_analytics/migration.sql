-- Figures by the shop's day, folded out of the journal by id and out of the orders by day. Nothing here is a truth of its own:
-- each table equals what its function says of the raw rows (I110–I113), and may be emptied and folded again at any time.

-- How far the folding has come. One row; whoever folds holds it.
CREATE TABLE fold (
  id INTEGER PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  -- every posting up to this one is in the tables, and none after it
  posting_id BIGINT NOT NULL DEFAULT 0 CHECK (posting_id >= 0),
  -- every order paid and every refund made on this day or before is in order_day, and none after it; null: none yet
  orders_through DATE,
  -- the zone whose days these are: another one of the shop begins the folding anew
  time_zone TEXT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL
);

-- Sums of entries: what moved in which bucket by which kind of posting.
CREATE TABLE points_day (
  day DATE NOT NULL,
  kind TEXT NOT NULL,
  bucket TEXT NOT NULL,
  amount_points BIGINT NOT NULL,
  postings BIGINT NOT NULL CHECK (postings > 0),
  first_posting BIGINT NOT NULL,
  last_posting BIGINT NOT NULL,
  PRIMARY KEY (day, kind, bucket)
);

-- What became of lots, under the action that each was given for: issued, redeemed, returned, expired, taken-back, netted.
-- cost_minor: what redeeming cost the shop, in fen (below nought: came back); nought for the other flows.
CREATE TABLE lot_day (
  day DATE NOT NULL,
  action TEXT NOT NULL,
  funding TEXT NOT NULL,
  budget_id UUID,
  flow TEXT NOT NULL CHECK (flow IN ('issued', 'redeemed', 'returned', 'expired', 'taken-back', 'netted')),
  points BIGINT NOT NULL,
  cost_minor BIGINT NOT NULL DEFAULT 0,
  lots BIGINT NOT NULL CHECK (lots > 0),
  CONSTRAINT lot_day_once UNIQUE NULLS NOT DISTINCT (day, action, funding, budget_id, flow)
);

-- The same by the month that a lot was issued in (cohort) and the month that it happened in, both named by their first day.
CREATE TABLE lot_cohort (
  cohort DATE NOT NULL,
  month DATE NOT NULL,
  funding TEXT NOT NULL,
  flow TEXT NOT NULL,
  points BIGINT NOT NULL,
  cost_minor BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (cohort, month, funding, flow)
);

-- On which days a shopper did a thing: earned (a lot was issued), used (points were redeemed).
CREATE TABLE shopper_day (
  what TEXT NOT NULL CHECK (what IN ('earned', 'used', 'ordered')),
  account_id UUID NOT NULL,
  day DATE NOT NULL,
  PRIMARY KEY (what, account_id, day)
);

-- How many shoppers did it on a day and had last done it on another (-infinity: never). So the shoppers who did it between two
-- days are the sum of those on a day between them whose day before lies earlier than the first: counted without their names.
CREATE TABLE presence_day (
  what TEXT NOT NULL,
  day DATE NOT NULL,
  previous DATE NOT NULL CHECK (previous < day),
  shoppers BIGINT NOT NULL CHECK (shoppers >= 0),
  PRIMARY KEY (what, day, previous)
);

-- Orders by the day they were paid on, refunds by the day they were made on.
CREATE TABLE order_day (
  day DATE PRIMARY KEY,
  orders BIGINT NOT NULL,
  member_orders BIGINT NOT NULL,
  -- of shoppers who had paid no order before
  first_orders BIGINT NOT NULL,
  -- in which points paid a part
  points_orders BIGINT NOT NULL,
  goods_minor BIGINT NOT NULL,
  coupon_minor BIGINT NOT NULL,
  points_minor BIGINT NOT NULL,
  shipping_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  refunds BIGINT NOT NULL,
  refunded_minor BIGINT NOT NULL
);
