-- What must be true of the whole shop at any quiet moment: select * from invariant_report() where violations > 0.
-- Ids follow docs/ledger.md.
CREATE OR REPLACE FUNCTION invariant_report() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
SELECT 'I01', 'every posting sums to zero', (SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY posting_id HAVING sum(amount_points) <> 0) x)
UNION ALL SELECT 'I02', 'the whole ledger sums to zero', (SELECT (coalesce(sum(amount_points), 0) <> 0)::int FROM entry)
UNION ALL SELECT 'I03', 'every posting has two entries or more',
  (SELECT count(*) FROM posting p WHERE (SELECT count(*) FROM entry e WHERE e.posting_id = p.id) < 2)
UNION ALL SELECT 'I04', 'balances equal the sums of their entries', (SELECT count(*) FROM points_balance b
  FULL JOIN (SELECT account_id, sum(amount_points) FILTER (WHERE bucket = 'available') a, sum(amount_points) FILTER (WHERE bucket = 'pending') p,
    sum(amount_points) FILTER (WHERE bucket = 'held') h, -sum(amount_points) FILTER (WHERE bucket = 'debt') d
    FROM entry WHERE account_id IS NOT NULL GROUP BY account_id) e ON e.account_id = b.account_id
  WHERE (coalesce(b.available_points, 0), coalesce(b.pending_points, 0), coalesce(b.held_points, 0), coalesce(b.debt_points, 0))
    IS DISTINCT FROM (coalesce(e.a, 0), coalesce(e.p, 0), coalesce(e.h, 0), coalesce(e.d, 0)))
UNION ALL SELECT 'I05', 'available and pending equal what the lots still hold', (SELECT count(*) FROM points_balance b
  LEFT JOIN (SELECT account_id, sum(remaining_points) FILTER (WHERE state = 'active') a, sum(remaining_points) FILTER (WHERE state = 'pending') p
    FROM lot GROUP BY account_id) l ON l.account_id = b.account_id
  WHERE (b.available_points, b.pending_points) IS DISTINCT FROM (coalesce(l.a, 0)::bigint, coalesce(l.p, 0)::bigint))
UNION ALL SELECT 'I06', 'held equals the active holds', (SELECT count(*) FROM points_balance b
  LEFT JOIN (SELECT account_id, sum(held_points) h FROM points_hold WHERE state = 'active' GROUP BY account_id) h ON h.account_id = b.account_id
  WHERE b.held_points <> coalesce(h.h, 0))
UNION ALL SELECT 'I07', 'a lot lost exactly what its uses say', (SELECT count(*) FROM lot l
  WHERE l.original_points - l.remaining_points <> (SELECT coalesce(sum(u.amount_points), 0) FROM lot_use u WHERE u.lot_id = l.id))
UNION ALL SELECT 'I08', 'every entry, lot and use of a lot has its posting', (SELECT count(*) FROM
  (SELECT posting_id FROM entry UNION ALL SELECT posting_id FROM lot UNION ALL SELECT posting_id FROM lot_use) x
  WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.id = x.posting_id))
UNION ALL SELECT 'I09', 'nothing spendable 15 minutes past its expiry', (SELECT count(*) FROM lot
  WHERE state = 'active' AND is_live AND expires_at < now() - interval '15 min')
UNION ALL SELECT 'I11', 'no award is taken back beyond what it was', (SELECT count(*) FROM (SELECT 1 FROM posting a
  JOIN posting back ON back.reverses = a.id AND back.kind = 'award-reversal' JOIN entry e ON e.posting_id = back.id AND e.bucket = 'issued'
  WHERE EXISTS (SELECT 1 FROM lot WHERE posting_id = a.id)
  GROUP BY a.id HAVING sum(e.amount_points) > (SELECT sum(original_points) FROM lot WHERE posting_id = a.id)) x)
UNION ALL SELECT 'I12', 'a paid member order that promised points awarded them, once', (SELECT count(*) FROM shop_order o
  WHERE o.paid_at IS NOT NULL AND o.award_points > 0
    AND (SELECT count(*) FROM posting p WHERE p.key = 'order:' || o.id || ':award') <> 1)
UNION ALL SELECT 'I13', 'a refunded order nets no points', (SELECT count(*) FROM shop_order o WHERE o.state = 'refunded'
  AND (SELECT coalesce(sum(e.amount_points), 0) FROM posting p JOIN entry e ON e.posting_id = p.id AND (e.account_id IS NOT NULL OR e.bucket = 'settled')
       WHERE p.account_id IN (o.account_id, points_owner(o.account_id)) AND p.source = 'order:' || o.id AND p.kind <> 'expiry') <> 0
  AND NOT EXISTS (SELECT 1 FROM posting p WHERE p.account_id IN (o.account_id, points_owner(o.account_id)) AND p.source = 'order:' || o.id AND p.kind = 'expiry'))
UNION ALL SELECT 'I14', 'refunds never exceed their payment', (SELECT count(*) FROM payment p
  WHERE p.amount_minor < (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.payment_id = p.id AND r.state <> 'failed'))
UNION ALL SELECT 'I15', 'what was captured is what was asked', (SELECT count(*) FROM payment p JOIN shop_order o ON o.id = p.order_id
  WHERE p.state = 'captured' AND (p.amount_minor <> o.total_minor OR p.currency <> o.currency))
UNION ALL SELECT 'I18', 'money captured has a live order or a refund', (SELECT count(*) FROM payment p JOIN shop_order o ON o.id = p.order_id
  WHERE (p.state = 'surplus' OR o.state IN ('cancelled', 'refunded')) AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.payment_id = p.id))
UNION ALL SELECT 'I20', 'coupon counters equal their live uses', (SELECT count(*) FROM coupon c
  WHERE c.used_count <> (SELECT count(*) FROM coupon_use u WHERE u.coupon_id = c.id AND u.grant_id IS NULL AND u.state <> 'released'))
UNION ALL SELECT 'I100', 'discount and coupons of an order add up to what came off it, one of each kind', (SELECT count(*) FROM shop_order o
  LEFT JOIN coupon a ON a.id = o.auto_coupon_id
  LEFT JOIN (SELECT x.order_id, sum(x.amount_minor) AS amount, count(*) AS uses, count(x.grant_id) AS own, bool_or(c.is_automatic) AS automatic
    FROM coupon_use x JOIN coupon c ON c.id = x.coupon_id GROUP BY 1) u ON u.order_id = o.id
  WHERE (o.auto_coupon_id IS NOT NULL OR u.order_id IS NOT NULL) AND (o.coupon_minor <> coalesce(o.auto_minor, 0) + coalesce(u.amount, 0)
    OR u.own > 1 OR u.uses - u.own > 1 OR u.automatic OR o.auto_coupon_id IS NOT NULL AND a.is_automatic IS NOT TRUE))
UNION ALL SELECT 'I22', 'a budget has what its entries say, and gave what its awards and rewards took', (SELECT count(*) FROM points_budget b
  LEFT JOIN (SELECT budget_id, sum(amount_points) FILTER (WHERE bucket = 'budget') r, -sum(amount_points) FILTER (WHERE bucket = 'granted') g,
    sum(amount_points) FILTER (WHERE bucket = 'allotted') u FROM entry WHERE budget_id IS NOT NULL GROUP BY 1) e ON e.budget_id = b.id
  LEFT JOIN (SELECT l.budget_id, sum(l.original_points) - coalesce(sum(t.taken), 0) n FROM lot l LEFT JOIN (
      SELECT p.reverses, NULL::bigint AS lot_id, sum(x.amount_points) taken FROM posting p JOIN entry x ON x.posting_id = p.id AND x.bucket = 'issued'
      WHERE p.kind IN ('award-reversal', 'manual-revert') AND NOT p.explanation ? 'lots' GROUP BY 1
      UNION ALL SELECT p.reverses, (x->>'lot')::bigint, sum((x->>'takenPoints')::bigint) FROM posting p CROSS JOIN jsonb_array_elements(p.explanation->'lots') x
      WHERE p.kind = 'award-reversal' GROUP BY 1, 2) t ON t.reverses = l.posting_id AND (t.lot_id IS NULL OR t.lot_id = l.id)
    WHERE l.budget_id IS NOT NULL GROUP BY 1) w ON w.budget_id = b.id
  LEFT JOIN (SELECT budget_id, sum(points) n FROM claim WHERE state <> 'void' GROUP BY 1) c ON c.budget_id = b.id
  WHERE (b.remaining_points, b.granted_points, coalesce(w.n, 0) + coalesce(c.n, 0)) IS DISTINCT FROM (coalesce(e.r, 0), coalesce(e.g, 0), coalesce(e.u, 0)))
UNION ALL SELECT 'I23', 'reserved stock equals the orders that wait for payment', (SELECT count(*) FROM variant v
  LEFT JOIN (SELECT l.variant_id, sum(l.quantity) AS quantity FROM order_line l JOIN shop_order o ON o.id = l.order_id
    WHERE o.state = 'awaiting_payment' GROUP BY 1) w ON w.variant_id = v.id
  WHERE v.reserved <> coalesce(w.quantity, 0))
UNION ALL SELECT 'I24', 'stock on hand equals the sum of its moves', (SELECT count(*) FROM variant v
  LEFT JOIN (SELECT variant_id, sum(quantity) AS quantity FROM stock_move GROUP BY 1) m ON m.variant_id = v.id
  WHERE v.on_hand <> coalesce(m.quantity, 0))
UNION ALL SELECT 'I29', 'a product has the lowest and highest price of its variants', (SELECT count(*) FROM product p
  LEFT JOIN (SELECT product_id, min(price_minor) AS low, max(price_minor) AS high FROM variant GROUP BY 1) v ON v.product_id = p.id
  WHERE (p.price_from_minor, p.price_to_minor) IS DISTINCT FROM (v.low, v.high))
UNION ALL SELECT 'I25', 'no hold outlives its deadline by an hour', (SELECT count(*) FROM points_hold h
  WHERE h.state = 'active' AND h.expires_at < now() - interval '1 hour')
UNION ALL SELECT 'I26', 'no active hold on a decided order', (SELECT count(*) FROM shop_order o JOIN points_hold h ON h.key = 'order:' || o.id || ':hold'
  WHERE h.state = 'active' AND o.state <> 'awaiting_payment')
UNION ALL SELECT 'I28', 'an exchanged coupon cost what the ledger says', (SELECT count(*) FROM coupon_grant g
  LEFT JOIN posting p ON p.id = g.posting_id LEFT JOIN entry e ON e.posting_id = p.id AND e.bucket IN ('available', 'held')
  WHERE g.posting_id IS NOT NULL AND ((p.explanation->>'costPoints')::bigint, true)
    IS DISTINCT FROM (-e.amount_points, g.account_id = p.account_id OR EXISTS (SELECT 1 FROM account_merge m WHERE m.from_id = p.account_id)))
UNION ALL SELECT 'I46', 'the refunds of an order add up to what is counted on it', (SELECT count(*) FROM shop_order o
  LEFT JOIN (SELECT order_id, sum(amount_minor + withheld_minor) m, sum(shipping_minor) s, sum(returned_points) b, sum(revoked_points) t
    FROM refund WHERE no IS NOT NULL GROUP BY order_id) r ON r.order_id = o.id
  WHERE (o.refunded_minor, o.refunded_shipping_minor, o.returned_points, o.revoked_points)
    IS DISTINCT FROM (coalesce(r.m, 0), coalesce(r.s, 0), coalesce(r.b, 0), coalesce(r.t, 0)))
UNION ALL SELECT 'I47', 'the refunds of a line add up to what is counted on it', (SELECT count(*) FROM order_line l
  LEFT JOIN (SELECT r.order_id, x.position, sum(x.quantity) q, sum(x.net_minor) n, sum(x.points_minor) p
    FROM refund_line x JOIN refund r ON r.id = x.refund_id GROUP BY 1, 2) r ON (r.order_id, r.position) = (l.order_id, l.position)
  WHERE (l.refunded_quantity, l.refunded_net_minor, l.refunded_points_minor) IS DISTINCT FROM (coalesce(r.q, 0), coalesce(r.n, 0), coalesce(r.p, 0)))
UNION ALL SELECT 'I48', 'debts add up to what is owed', (SELECT count(*) FROM points_balance b
  LEFT JOIN (SELECT account_id, sum(remaining_points) d FROM points_debt GROUP BY account_id) d ON d.account_id = b.account_id
  WHERE b.debt_points <> coalesce(d.d, 0))
UNION ALL SELECT 'I49', 'no lot is given back more than was taken from it', (SELECT count(*) FROM (
  SELECT h.posting_id, u.lot_id FROM points_hold h JOIN posting c ON c.key = h.key || ':capture'
  JOIN posting back ON back.reverses = c.id JOIN lot_use u ON u.posting_id = back.id
  GROUP BY h.posting_id, u.lot_id
  HAVING -sum(u.amount_points) > (SELECT t.amount_points FROM lot_use t WHERE (t.posting_id, t.lot_id) = (h.posting_id, u.lot_id))) x)
UNION ALL SELECT 'I50', 'what left one account came to another', (SELECT (coalesce(sum(amount_points), 0) <> 0)::int FROM entry WHERE bucket = 'moved')
UNION ALL SELECT 'I51', 'an emptied account has nothing left', (SELECT count(*) FROM account a JOIN points_balance b ON b.account_id = a.id
  WHERE a.merged_into IS NOT NULL AND (b.available_points, b.pending_points, b.held_points, b.debt_points) <> (0, 0, 0, 0))
UNION ALL SELECT 'I52', 'an adjustment posted all its rows, or none', (SELECT count(*) FROM adjustment a WHERE
  (SELECT count(*) FROM adjustment_row r WHERE r.adjustment_id = a.id AND (r.posting_id IS NOT NULL) = (a.state IN ('posted', 'reverted'))) <> a.row_count)
UNION ALL SELECT 'I53', 'an idle lot outlives its shopper''s last earning or spending by its days', (SELECT count(*) FROM lot l
  JOIN points_balance b ON b.account_id = l.account_id
  WHERE l.idle_days IS NOT NULL AND l.is_live AND (b.active_at IS NULL
    OR (l.expires_at > b.active_at AND l.expires_at < days_end(b.active_at, l.idle_days) - interval '1 day')))
UNION ALL SELECT 'I54', 'no points wait for a parcel that has arrived', (SELECT count(*) FROM lot l JOIN posting p ON p.id = l.posting_id
  JOIN shop_order o ON p.key = 'order:' || o.id || ':award' AND o.delivered_at IS NOT NULL
  WHERE l.state = 'pending' AND l.is_live AND l.releases_at IS NULL)
UNION ALL SELECT 'I55', 'what rules gave for a paid order stands on it, and within their limits', (SELECT count(*) FROM shop_order o
  CROSS JOIN LATERAL (SELECT coalesce(sum((r->>'points')::bigint), 0) AS p, bool_or((r->>'points')::bigint > (r->>'askedPoints')::bigint) AS more
    FROM jsonb_array_elements(o.award_explanation->'rules') r) x
  WHERE o.paid_at IS NOT NULL AND o.award_explanation ? 'rules' AND (x.more
    OR x.p <> (SELECT coalesce(sum(g.points), 0) FROM earning_given g WHERE g.source = 'order:' || o.id)))
UNION ALL SELECT 'I56', 'a behaviour gave and took back what its postings say, and no more than its rules asked', (SELECT count(*) FROM behaviour_event e
  LEFT JOIN (SELECT p.source, -sum(x.amount_points) FILTER (WHERE p.kind = 'behaviour-award') given, sum(x.amount_points) FILTER (WHERE p.kind = 'award-reversal') back
    FROM posting p JOIN entry x ON x.posting_id = p.id AND x.bucket = 'issued' WHERE p.source LIKE 'behaviour:%' AND p.kind IN ('behaviour-award', 'award-reversal')
    GROUP BY 1) w ON w.source = 'behaviour:' || e.id
  WHERE (e.given_points, e.taken_back_points) IS DISTINCT FROM (coalesce(w.given, 0), coalesce(w.back, 0))
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(e.rules) r WHERE (r->>'points')::bigint > (r->>'askedPoints')::bigint
      OR ((r->>'points')::bigint > 0 AND (r->>'points')::bigint IS DISTINCT FROM (SELECT g.points FROM earning_given g
        WHERE g.source = 'behaviour:' || e.id AND g.rule_id = (r->>'rule')::uuid))))
UNION ALL SELECT 'I60', 'the lots of an order add up to its award', (SELECT count(*) FROM shop_order o
  JOIN posting p ON p.key = 'order:' || o.id || ':award' LEFT JOIN (SELECT posting_id, sum(original_points) AS points FROM lot GROUP BY 1) l ON l.posting_id = p.id
  WHERE o.paid_at IS NOT NULL AND o.award_points <> coalesce(l.points, 0))
UNION ALL SELECT 'I61', 'what a rule gave for an order came out of its own budget', (SELECT count(*) FROM (
    SELECT 'order:' || o.id AS source, (v.definition->>'budgetId')::uuid AS budget_id, sum((r->>'points')::bigint) AS points
    FROM shop_order o CROSS JOIN jsonb_array_elements(o.award_explanation->'rules') r
    JOIN earning_rule_version v ON v.rule_id = (r->>'rule')::uuid AND v.version = (r->>'version')::int AND v.definition->>'budgetId' IS NOT NULL
    WHERE o.paid_at IS NOT NULL AND (r->>'points')::bigint > 0 GROUP BY 1, 2) x
  FULL JOIN (SELECT l.source, l.budget_id, sum(l.original_points) AS points FROM lot l JOIN posting p ON p.id = l.posting_id AND p.kind = 'order-award'
    WHERE l.budget_id IS NOT NULL AND p.source LIKE 'order:%' GROUP BY 1, 2) y ON (y.source, y.budget_id) = (x.source, x.budget_id)
  WHERE x.points IS DISTINCT FROM y.points)
UNION ALL SELECT 'I70', 'a claim cost what the ledger says, and one that was taken back was given back', (SELECT count(*) FROM claim c
  JOIN posting p ON p.id = c.posting_id LEFT JOIN entry e ON e.posting_id = p.id AND e.bucket = CASE WHEN c.order_id IS NULL THEN 'available' ELSE 'held' END
  LEFT JOIN posting v ON v.id = c.return_posting_id LEFT JOIN entry b ON b.posting_id = v.id AND b.bucket = 'available'
  WHERE (p.kind, -e.amount_points, c.account_id = p.account_id OR EXISTS (SELECT 1 FROM account_merge m WHERE m.from_id = p.account_id))
    IS DISTINCT FROM ('exchange', c.points, true)
    OR (c.state = 'void' AND (v.kind, v.reverses, b.amount_points) IS DISTINCT FROM ('exchange-return', p.id, c.points)))
  + (SELECT count(*) FROM posting p WHERE p.kind = 'exchange' AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.posting_id = p.id))
UNION ALL SELECT 'I71', 'a reward counts its claims', (SELECT count(*) FROM reward r
  WHERE r.claimed_count <> (SELECT count(*) FROM claim c WHERE c.reward_id = r.id AND c.state <> 'void' AND c.won_by IS NULL))
UNION ALL SELECT 'I72', 'a claim that gives a code has one, and a code that was given is of a claim that gives one', (SELECT count(*) FROM claim c
  LEFT JOIN code k ON k.claim_id = c.id
  WHERE (k.id IS NOT NULL) <> (c.kind IN ('virtual-code', 'verification-code') AND claim_handed_over(c)) OR (k.withdrawn_at IS NOT NULL) <> (k.id IS NOT NULL AND c.state = 'void'))
UNION ALL SELECT 'I73', 'a claim that was checked off says so', (SELECT count(*) FROM claim c WHERE c.kind = 'verification-code'
  AND (c.state = 'used') <> EXISTS (SELECT 1 FROM verification v WHERE v.claim_id = c.id AND v.undone_at IS NULL))
UNION ALL SELECT 'I74', 'a red packet has one payment, of the sum that it said', (SELECT count(*) FROM claim c
  JOIN reward_version v ON v.reward_id = c.reward_id AND v.version = c.reward_version
  LEFT JOIN (SELECT source, count(*) AS n, min(amount_minor) AS amount, bool_or(state = 'paid') AS paid FROM payout WHERE state <> 'cancelled' GROUP BY 1) x
    ON x.source = 'claim:' || c.id
  WHERE c.kind = 'red-packet' AND (coalesce(x.n, 0) <> (c.state <> 'void' AND claim_handed_over(c))::int OR coalesce(x.paid, false) <> (c.state = 'used')
    OR x.amount <> (v.told->'settings'->'redPacket'->>'amountMinor')::int))
  + (SELECT count(*) FROM payout x WHERE x.kind = 'red-packet' AND NOT EXISTS (SELECT 1 FROM claim c WHERE x.source = 'claim:' || c.id AND c.kind = x.kind))
UNION ALL SELECT 'I75', 'a cashback card is used by one payment, and that is no more than was paid for its order', (SELECT count(*) FROM claim c
  LEFT JOIN (SELECT source, count(*) AS n FROM payout WHERE state <> 'cancelled' GROUP BY 1) x ON x.source = 'claim:' || c.id
  WHERE c.kind = 'cashback-card' AND coalesce(x.n, 0) <> (c.state = 'used')::int)
  + (SELECT count(*) FROM payout x LEFT JOIN shop_order o ON x.paid_for = 'order:' || o.id
    WHERE x.kind = 'cashback-card' AND x.state <> 'cancelled' AND (o.id IS NULL OR o.paid_at IS NULL
      OR x.amount_minor - x.overpaid_minor > o.goods_minor - o.coupon_minor - o.points_minor - (o.refunded_minor - o.refunded_shipping_minor)))
UNION ALL SELECT 'I76', 'a payment was written down as under way before it was sent, and keeps back what its class says', (SELECT count(*) FROM payout
  WHERE (state IN ('sending', 'paid', 'failed') AND tries = 0) OR (state = 'paid' AND provider_id IS NULL)
    OR withheld_minor <> CASE WHEN tax_class = 'incidental' THEN (amount_minor::bigint * 2000 + 5000) / 10000 ELSE 0 END)
UNION ALL SELECT 'I77', 'cash back was agreed to by somebody else than its receiver, and it stands in the record', (SELECT count(*) FROM payout x
  WHERE x.kind = 'cashback-card' AND x.state IN ('approved', 'sending', 'paid', 'failed') AND (x.approved_by IS NULL OR x.approved_by IN (x.account_id, x.seconded_by)
    OR NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.action = 'payout.approve' AND a.subject = 'payout:' || x.id AND a.actor_id = x.approved_by)))
UNION ALL SELECT 'I80', 'a claim that leads elsewhere is known there by one reference, and no other claim is', (SELECT count(*) FROM claim c
  LEFT JOIN link_reference l ON l.claim_id = c.id WHERE (l.claim_id IS NOT NULL) <> (c.kind = 'link' AND claim_handed_over(c)))
UNION ALL SELECT 'I78', 'a code that is bound to counters was checked off at one of them', (SELECT count(*) FROM verification v JOIN claim c ON c.id = v.claim_id
  JOIN reward_version w ON (w.reward_id, w.version) = (c.reward_id, c.reward_version)
  WHERE v.undone_at IS NULL AND v.store_id IS NOT NULL AND coalesce(jsonb_array_length(w.told->'settings'->'storeIds'), 0) > 0
    AND NOT w.told->'settings'->'storeIds' ? v.store_id::text)
UNION ALL SELECT 'I81', 'a claim of a link is used when it was bought there, and only then', (SELECT count(*) FROM claim c WHERE c.kind = 'link' AND c.state <> 'void'
  AND (c.state = 'used') <> EXISTS (SELECT 1 FROM conversion x WHERE x.claim_id = c.id AND x.state = 'paid'))
UNION ALL SELECT 'I82', 'a claim that costs money stands where its order stands', (SELECT count(*) FROM shop_order o LEFT JOIN claim c ON c.order_id = o.id
  WHERE o.reward_id IS NOT NULL AND (c.reward_id, c.points, c.cash_minor, c.state = 'unpaid', c.posting_id IS NOT NULL) IS DISTINCT FROM
    (o.reward_id, o.spent_points, o.total_minor, o.state = 'awaiting_payment', o.paid_at IS NOT NULL))
  + (SELECT count(*) FROM claim c LEFT JOIN shop_order o ON o.id = c.order_id WHERE c.order_id IS NOT NULL AND o.reward_id IS NULL)
UNION ALL SELECT 'I83', 'a claim that waits for its money has its points held and its code kept, and no other has', (SELECT count(*) FROM claim c
  LEFT JOIN points_hold h ON h.key = 'order:' || c.order_id || ':hold' LEFT JOIN code k ON k.kept_for = c.id WHERE c.order_id IS NOT NULL
  AND ((c.state = 'unpaid', c.points) IS DISTINCT FROM (h.state = 'active', h.held_points) OR (k.id IS NOT NULL) <> (c.state = 'unpaid' AND c.kind = 'virtual-code')))
  + (SELECT count(*) FROM code k JOIN claim c ON c.id = k.kept_for WHERE c.order_id IS NULL)
UNION ALL SELECT 'I84', 'a claim that was taken back gave all of its money back', (SELECT count(*) FROM claim c JOIN shop_order o ON o.id = c.order_id
  WHERE c.state = 'void' AND c.posting_id IS NOT NULL AND (o.state::text, o.refunded_minor) IS DISTINCT FROM ('refunded', c.cash_minor))
UNION ALL SELECT * FROM campaign_invariants()
UNION ALL SELECT * FROM invite_invariants()
UNION ALL SELECT * FROM ticket_invariants()
UNION ALL SELECT * FROM draw_invariants()
UNION ALL SELECT * FROM finance_invariants()
UNION ALL SELECT * FROM erasure_invariants()
UNION ALL SELECT * FROM view_invariants()
$$;
