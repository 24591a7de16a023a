-- Tiers may go by points earned instead of money spent: terms say {measure}, and a level atLeastPoints instead of atLeastMinor; without it they go
-- by money. What counts for tiers of a shopper's day is folded with the shopper (tier_days says how, I126), so that all of them can be looked at at once.
CREATE TABLE tier_day (
  account_id uuid NOT NULL,
  day date NOT NULL,
  orders int NOT NULL,
  net_minor bigint NOT NULL,
  order_points bigint NOT NULL,
  deed_points bigint NOT NULL,
  PRIMARY KEY (account_id, day)
);

-- everybody once more: figures that are folded lack these days
UPDATE shopper_fold SET posting_id = 0, orders_at = '-infinity';
DELETE FROM shopper_due;

-- what they answer with is called otherwise now
DROP FUNCTION IF EXISTS tier_parts(uuid, jsonb, timestamptz);
DROP FUNCTION IF EXISTS tier_course(uuid, jsonb, timestamptz);
DROP FUNCTION IF EXISTS tier_held(uuid, jsonb, timestamptz);
DROP FUNCTION IF EXISTS tier_bands(jsonb);
DROP FUNCTION IF EXISTS tiers_tried(jsonb, timestamptz);
DROP FUNCTION IF EXISTS tier_uses(timestamptz);
