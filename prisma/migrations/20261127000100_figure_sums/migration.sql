-- Sums of sums, so that a page asks for as much of a large shop as of a small one. As before: nothing here is a truth of its own, each
-- table equals what its function says of the raw rows (I110, I111, I114, I117).

-- What the overview tells, in one row for each day and each hour of the shop's clock.
CREATE TABLE points_total (
  span TEXT NOT NULL CHECK (span IN ('day', 'hour')),
  starts TIMESTAMP(0) NOT NULL,
  issued BIGINT NOT NULL,
  taken_back BIGINT NOT NULL,
  redeemed BIGINT NOT NULL,
  returned BIGINT NOT NULL,
  expired BIGINT NOT NULL,
  available BIGINT NOT NULL,
  pending BIGINT NOT NULL,
  held BIGINT NOT NULL,
  debt BIGINT NOT NULL,
  first_posting BIGINT NOT NULL,
  last_posting BIGINT NOT NULL,
  PRIMARY KEY (span, starts)
);

-- lot_day by the month: years of days are a few hundred rows.
CREATE TABLE lot_month (
  month DATE NOT NULL,
  action TEXT NOT NULL,
  funding TEXT NOT NULL,
  budget_id UUID,
  flow TEXT NOT NULL,
  points BIGINT NOT NULL,
  cost_minor BIGINT NOT NULL DEFAULT 0,
  lots BIGINT NOT NULL CHECK (lots > 0),
  CONSTRAINT lot_month_once UNIQUE NULLS NOT DISTINCT (month, action, funding, budget_id, flow)
);

-- Shoppers by the day they joined on; days that are closed alone.
CREATE TABLE member_day (
  day DATE PRIMARY KEY,
  members BIGINT NOT NULL
);
ALTER TABLE fold ADD members_through DATE;

-- What a shopper has: points that can be used ('has'), those of them that end by their last day ('ends'), and by the month that they were
-- given in those that wait ('pending') and those that are held ('held').
CREATE TABLE shopper_remaining (
  account_id UUID NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('has', 'ends', 'pending', 'held')),
  day DATE NOT NULL,
  funding TEXT NOT NULL,
  budget_id UUID,
  points BIGINT NOT NULL CHECK (points > 0),
  CONSTRAINT shopper_remaining_once UNIQUE NULLS NOT DISTINCT (account_id, what, day, funding, budget_id)
);

-- The same of everybody together, and how many have how much.
CREATE TABLE remaining_sum (
  what TEXT NOT NULL,
  day DATE NOT NULL,
  funding TEXT NOT NULL,
  budget_id UUID,
  points BIGINT NOT NULL,
  CONSTRAINT remaining_sum_once UNIQUE NULLS NOT DISTINCT (what, day, funding, budget_id)
);
CREATE TABLE purse_sum (
  available_points BIGINT PRIMARY KEY,
  shoppers BIGINT NOT NULL
);

-- What is folded already is in the new sums as well; shoppers are worked out anew, as after any change.
INSERT INTO lot_month SELECT date_trunc('month', day::timestamp)::date, action, funding, budget_id, flow, sum(points), sum(cost_minor), sum(lots)
FROM lot_day GROUP BY 1, 2, 3, 4, 5;
WITH h AS MATERIALIZED (
  SELECT date_trunc('hour', p.at AT TIME ZONE f.time_zone) AS starts,
    coalesce(-sum(amount_points) FILTER (WHERE bucket = 'issued' AND amount_points < 0 AND kind <> 'manual-revert'), 0) AS issued,
    coalesce(sum(amount_points) FILTER (WHERE bucket = 'issued' AND NOT (amount_points < 0 AND kind <> 'manual-revert')), 0) AS taken_back,
    coalesce(sum(amount_points) FILTER (WHERE bucket = 'redeemed' AND kind NOT IN ('spend-return', 'exchange-return')), 0) AS redeemed,
    coalesce(-sum(amount_points) FILTER (WHERE bucket = 'redeemed' AND kind IN ('spend-return', 'exchange-return')), 0) AS returned,
    coalesce(sum(amount_points) FILTER (WHERE bucket = 'expired'), 0) AS expired, coalesce(sum(amount_points) FILTER (WHERE bucket = 'available'), 0) AS available,
    coalesce(sum(amount_points) FILTER (WHERE bucket = 'pending'), 0) AS pending, coalesce(sum(amount_points) FILTER (WHERE bucket = 'held'), 0) AS held,
    coalesce(sum(amount_points) FILTER (WHERE bucket = 'debt'), 0) AS debt,
    min(p.id) AS first_posting, max(p.id) AS last_posting
  FROM fold f JOIN posting p ON p.id <= f.posting_id JOIN entry e ON e.posting_id = p.id GROUP BY 1)
INSERT INTO points_total SELECT s.span, date_trunc(s.span, starts), sum(issued), sum(taken_back), sum(redeemed), sum(returned), sum(expired),
  sum(available), sum(pending), sum(held), sum(debt), min(first_posting), max(last_posting)
FROM h, (VALUES ('day'), ('hour')) s(span) GROUP BY 1, 2;
INSERT INTO shopper_due SELECT a.id FROM account a, shopper_fold f WHERE f.posting_id > 0 ON CONFLICT DO NOTHING;
