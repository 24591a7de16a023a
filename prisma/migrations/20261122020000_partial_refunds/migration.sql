-- An order can be refunded in parts. What has gone back is counted on the order and on each line, so that no number of
-- refunds, however they race, can give back more than was paid, spent or earned.
ALTER TABLE shop_order
  ADD COLUMN refunded_minor int NOT NULL DEFAULT 0,
  ADD COLUMN refunded_shipping_minor int NOT NULL DEFAULT 0,
  ADD COLUMN returned_points int NOT NULL DEFAULT 0,
  ADD COLUMN revoked_points int NOT NULL DEFAULT 0,
  ADD CONSTRAINT shop_order_refunded CHECK (refunded_minor BETWEEN 0 AND total_minor AND refunded_shipping_minor BETWEEN 0 AND shipping_minor
    AND returned_points BETWEEN 0 AND spent_points AND revoked_points BETWEEN 0 AND award_points);
ALTER TABLE order_line
  ADD COLUMN refunded_quantity int NOT NULL DEFAULT 0,
  ADD COLUMN refunded_net_minor int NOT NULL DEFAULT 0,
  ADD COLUMN refunded_points_minor int NOT NULL DEFAULT 0,
  ADD CONSTRAINT order_line_refunded CHECK (refunded_quantity BETWEEN 0 AND quantity AND refunded_net_minor BETWEEN 0 AND net_minor
    AND refunded_points_minor BETWEEN 0 AND points_minor);

-- A refund that moves points alone has no payment and no money; one that shoppers' debts were taken out of sends less.
ALTER TABLE refund
  ALTER COLUMN payment_id DROP NOT NULL,
  ADD COLUMN no int,
  ADD COLUMN shipping_minor int NOT NULL DEFAULT 0,
  ADD COLUMN withheld_minor int NOT NULL DEFAULT 0,
  ADD COLUMN returned_points int NOT NULL DEFAULT 0,
  ADD COLUMN revoked_points int NOT NULL DEFAULT 0,
  ADD COLUMN input jsonb,
  ADD COLUMN outcome jsonb,
  DROP CONSTRAINT refund_amount,
  ADD CONSTRAINT refund_amount CHECK (least(amount_minor, shipping_minor, withheld_minor, returned_points, revoked_points) >= 0
    AND (amount_minor = 0 OR payment_id IS NOT NULL));
CREATE UNIQUE INDEX refund_no ON refund (order_id, no) WHERE no IS NOT NULL;
CREATE TABLE refund_line (
  refund_id uuid NOT NULL REFERENCES refund(id),
  position int NOT NULL,
  quantity int NOT NULL CHECK (quantity >= 0),
  net_minor int NOT NULL CHECK (net_minor >= 0),
  points_minor int NOT NULL CHECK (points_minor >= 0),
  PRIMARY KEY (refund_id, position)
);
CREATE TRIGGER refund_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refund_line FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- What a shopper owes, earning by earning; paid oldest first.
CREATE TABLE points_debt (
  posting_id bigint PRIMARY KEY REFERENCES posting(id),
  account_id uuid NOT NULL REFERENCES account(id),
  source text NOT NULL,
  owed_points bigint NOT NULL CHECK (owed_points > 0),
  remaining_points bigint NOT NULL CHECK (remaining_points BETWEEN 0 AND owed_points),
  at timestamptz(3) NOT NULL
);
CREATE INDEX points_debt_open_idx ON points_debt (account_id, posting_id) WHERE remaining_points > 0;

-- A spend or an award may be undone in parts; everything else is undone once.
DROP INDEX posting_reverses_once;
CREATE UNIQUE INDEX posting_reverses_once ON posting (reverses) WHERE reverses IS NOT NULL AND kind NOT IN ('spend-return', 'award-reversal');
CREATE INDEX posting_reverses_idx ON posting (reverses) WHERE kind IN ('spend-return', 'award-reversal');
-- 'settled': earned points that were spent already and whose worth was taken out of the money that went back
ALTER TABLE entry DROP CONSTRAINT entry_bucket, ADD CONSTRAINT entry_bucket
  CHECK ((account_id IS NULL) = (bucket IN ('issued', 'redeemed', 'expired', 'settled'))
    AND bucket IN ('available', 'pending', 'held', 'debt', 'issued', 'redeemed', 'expired', 'settled'));

-- What the shop does when a refund finds the earned points spent, and how long points live that come back too late.
CREATE TYPE shortfall_policy AS ENUM ('debt', 'refund');
ALTER TABLE shop
  ADD COLUMN shortfall shortfall_policy NOT NULL DEFAULT 'debt',
  ADD COLUMN points_grace_days int NOT NULL DEFAULT 14 CHECK (points_grace_days BETWEEN 0 AND 365);

-- What whole refunds of before mean in these words.
UPDATE shop_order SET refunded_minor = total_minor, refunded_shipping_minor = shipping_minor, returned_points = spent_points,
  revoked_points = coalesce((SELECT sum(e.amount_points) FROM posting p JOIN entry e ON e.posting_id = p.id AND e.bucket = 'issued'
    WHERE p.key = 'order:' || shop_order.id || ':award:revoke'), 0)
WHERE state = 'refunded';
UPDATE order_line l SET refunded_quantity = l.quantity, refunded_net_minor = l.net_minor, refunded_points_minor = l.points_minor
FROM shop_order o WHERE o.id = l.order_id AND o.state = 'refunded';
UPDATE refund r SET no = 1, shipping_minor = o.shipping_minor, returned_points = o.returned_points, revoked_points = o.revoked_points
FROM shop_order o, payment p WHERE o.id = r.order_id AND p.id = r.payment_id AND o.state = 'refunded' AND r.request_key NOT LIKE 'surplus:%';
INSERT INTO refund_line SELECT r.id, l.position, l.quantity, l.net_minor, l.points_minor
FROM refund r JOIN order_line l ON l.order_id = r.order_id WHERE r.no IS NOT NULL;
INSERT INTO refund (order_id, amount_minor, state, reason, request_key, created_at, settled_at, no, returned_points, revoked_points)
SELECT o.id, 0, 'succeeded', 'whole order', 'points-only:' || o.id, o.refunded_at, o.refunded_at, 1, o.returned_points, o.revoked_points
FROM shop_order o WHERE o.state = 'refunded' AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.order_id = o.id AND r.no = 1);
INSERT INTO refund_line SELECT r.id, l.position, l.quantity, l.net_minor, l.points_minor
FROM refund r JOIN order_line l ON l.order_id = r.order_id WHERE r.request_key LIKE 'points-only:%';
INSERT INTO points_debt (posting_id, account_id, source, owed_points, remaining_points, at)
SELECT p.id, p.account_id, p.source, -e.amount_points, -e.amount_points, p.at FROM posting p
JOIN entry e ON e.posting_id = p.id AND e.bucket = 'debt' AND e.amount_points < 0;
-- what was paid back since pays the oldest first
WITH paid AS (SELECT account_id, sum(amount_points) AS points FROM entry WHERE bucket = 'debt' AND amount_points > 0 GROUP BY 1),
  ranked AS (SELECT d.posting_id, d.owed_points, coalesce(paid.points, 0) - coalesce(sum(d.owed_points) OVER (PARTITION BY d.account_id
    ORDER BY d.posting_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS left_points FROM points_debt d LEFT JOIN paid USING (account_id))
UPDATE points_debt d SET remaining_points = d.owed_points - greatest(0, least(d.owed_points, r.left_points)) FROM ranked r WHERE r.posting_id = d.posting_id;
