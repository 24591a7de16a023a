-- What shoppers bought after they had points for an action. After it, and not because of it: nobody knows what they would have bought without.

-- Orders that were paid on these days, under each action that their shopper was given points for in the ninety days before.
CREATE OR REPLACE FUNCTION action_value_flow(p_from date, p_to date)
RETURNS TABLE (day date, action text, within_days int, orders bigint, goods_minor bigint) LANGUAGE sql STABLE AS $$
  WITH paid AS (
    SELECT o.id, o.account_id, o.paid_at, (o.paid_at AT TIME ZONE (SELECT shop_zone()))::date AS day, o.goods_minor - o.coupon_minor - o.points_minor AS minor
    FROM shop_order o WHERE o.paid_at >= (SELECT day_start(p_from)) AND o.paid_at < (SELECT day_start(p_to + 1)) AND o.account_id IS NOT NULL AND order_is_shopping(o)),
  -- what an order itself earned came at the moment of its payment, and not before it
  last AS (
    SELECT o.id, lot_action(p) AS action, max(p.at) AS at
    FROM paid o JOIN posting p ON p.account_id = o.account_id AND p.at < o.paid_at AND p.at >= o.paid_at - interval '90 days'
      AND p.kind IN ('order-award', 'behaviour-award', 'campaign-award', 'manual')
    WHERE EXISTS (SELECT 1 FROM lot l WHERE l.posting_id = p.id) GROUP BY 1, 2)
  SELECT o.day, last.action, CASE WHEN last.at >= o.paid_at - interval '30 days' THEN 30 WHEN last.at >= o.paid_at - interval '60 days' THEN 60 ELSE 90 END,
    count(*), sum(o.minor)::bigint
  FROM last JOIN paid o ON o.id = last.id GROUP BY 1, 2, 3
$$;
