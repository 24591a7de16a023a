-- What shoppers bought after an action, by the day that their orders were paid on: each order under each action that its shopper had
-- points for in the ninety days before, counted once by the last time. Folded with the orders of a day, and taken out again with them.
CREATE TABLE action_value (
  day DATE NOT NULL,
  action TEXT NOT NULL,
  -- at most so many days after it: 30, more than 30 and at most 60, more than 60 and at most 90
  within_days INTEGER NOT NULL CHECK (within_days IN (30, 60, 90)),
  orders BIGINT NOT NULL CHECK (orders > 0),
  -- what was paid for the goods: after coupon and points, without shipping, before refunds
  goods_minor BIGINT NOT NULL,
  PRIMARY KEY (day, action, within_days)
);

-- the claims of a reward by the day they were made on, and where they stand
CREATE INDEX claim_flow_idx ON claim (claimed_at) INCLUDE (reward_id, state, won_by);
