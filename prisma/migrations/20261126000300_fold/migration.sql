-- The fold has its row from the beginning, so that whoever folds and whoever writes something backdated meet at it.
INSERT INTO fold (time_zone, at) VALUES ('', now()) ON CONFLICT DO NOTHING;

-- Asked for the days before a range: by the previous day first, so that those of one month are read and no others.
DROP TABLE presence_day;
CREATE TABLE presence_day (
  what TEXT NOT NULL,
  -- the day on which they had done it before; -infinity: never
  previous DATE NOT NULL,
  day DATE NOT NULL,
  shoppers BIGINT NOT NULL,
  PRIMARY KEY (what, previous, day)
);

-- The same by the month of the day before, and by days or whole months (span): what keeps a range of years from reading every
-- day of them with every day before.
CREATE TABLE presence_month (
  what TEXT NOT NULL,
  span TEXT NOT NULL CHECK (span IN ('day', 'month')),
  -- the day, or the first of the month
  day DATE NOT NULL,
  -- the first of the month; -infinity: never
  previous DATE NOT NULL,
  shoppers BIGINT NOT NULL,
  PRIMARY KEY (what, span, day, previous)
);

-- Orders lie on disk as they were placed, and are paid soon after: a summary of pages finds those of some days, and unlike a tree
-- it costs the payment nothing (an update that changes no other index stays on its page).
CREATE INDEX shop_order_paid_brin ON shop_order USING brin (paid_at) WITH (pages_per_range = 8, autosummarize = on);

-- By the budget that gave them too, so that a year's plan is read from here.
ALTER TABLE lot_cohort DROP CONSTRAINT lot_cohort_pkey, ADD COLUMN budget_id UUID;
ALTER TABLE lot_cohort ADD CONSTRAINT lot_cohort_once UNIQUE NULLS NOT DISTINCT (cohort, month, funding, budget_id, flow);

-- What an exchange cost is read from its claim.
CREATE INDEX claim_posting_idx ON claim (posting_id);
