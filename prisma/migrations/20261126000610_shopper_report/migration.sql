-- What the page of shoppers tells, kept for shops with many: written again every quarter of an hour, and it says when.
CREATE TABLE shopper_report (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  at timestamptz(3) NOT NULL,
  report jsonb NOT NULL
);

-- Each shopper's scores and segments as of that report, for its lists.
CREATE TABLE shopper_standing (
  account_id uuid PRIMARY KEY,
  orders int NOT NULL,
  spent_minor bigint NOT NULL,
  last_order_at timestamptz,
  available_points bigint NOT NULL,
  pending_points bigint NOT NULL,
  r int,
  f int,
  m int,
  bits int NOT NULL
);

-- shop_order_paid_brin finds the same and costs an order nothing
DROP INDEX IF EXISTS shop_order_paid_idx;
