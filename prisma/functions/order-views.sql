-- An order's sums and lines under the names that pages and letters read, written once.
CREATE OR REPLACE FUNCTION order_sums(o shop_order) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', o.id, 'number', o.number, 'rewardId', o.reward_id, 'campaignId', o.campaign_id, 'state', o.state, 'currency', o.currency, 'goodsMinor', o.goods_minor,
    'couponMinor', o.coupon_minor, 'discounts', order_discounts(o), 'pointsMinor', o.points_minor, 'shippingMinor', o.shipping_minor, 'totalMinor', o.total_minor,
    'spentPoints', o.spent_points, 'awardPoints', o.award_points, 'placedAt', o.placed_at, 'paidAt', o.paid_at,
    'shippedAt', o.shipped_at, 'deliveredAt', o.delivered_at, 'completedAt', o.completed_at, 'cancelledAt', o.cancelled_at, 'cancelReason', o.cancel_reason,
    'refundedAt', o.refunded_at, 'refundedMinor', o.refunded_minor, 'refundedShippingMinor', o.refunded_shipping_minor,
    'returnedPoints', o.returned_points, 'revokedPoints', o.revoked_points, 'trackingCarrier', o.tracking_carrier, 'trackingNumber', o.tracking_number)
$$;

CREATE OR REPLACE FUNCTION order_lines(p_order uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_agg(jsonb_build_object('position', l.position, 'variantId', coalesce(l.variant_id::text, ''), 'productSlug', l.product_slug, 'titleZh', l.title_zh,
    'titleEn', l.title_en, 'optionsZh', l.options_zh, 'optionsEn', l.options_en, 'imageFile', l.image_file,
    'unitPriceMinor', l.unit_price_minor, 'quantity', l.quantity, 'goodsMinor', l.goods_minor, 'couponMinor', l.coupon_minor,
    'pointsMinor', l.points_minor, 'netMinor', l.net_minor,
    'refundedQuantity', l.refunded_quantity, 'refundedNetMinor', l.refunded_net_minor) ORDER BY l.position)
  FROM order_line l WHERE l.order_id = p_order
$$;

-- Every refund of an order, oldest first, as pages show them; money that paid no order (a surplus) has no number.
CREATE OR REPLACE FUNCTION order_refunds(p_order uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'no', r.no, 'amountMinor', r.amount_minor, 'shippingMinor', r.shipping_minor,
    'withheldMinor', r.withheld_minor, 'returnedPoints', r.returned_points, 'revokedPoints', r.revoked_points,
    'owedPoints', coalesce((r.outcome->>'owedPoints')::bigint, 0), 'state', r.state, 'reason', r.reason, 'createdAt', r.created_at,
    'settledAt', r.settled_at, 'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('position', x.position, 'quantity', x.quantity,
      'netMinor', x.net_minor) ORDER BY x.position), '[]') FROM refund_line x WHERE x.refund_id = r.id)) ORDER BY r.created_at, r.no), '[]')
  FROM refund r WHERE r.order_id = p_order
$$;

-- The parts of an award that live apart, as pages show them; of one lot none.
CREATE OR REPLACE FUNCTION award_lots(p posting) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN coalesce(jsonb_array_length(p.explanation->'lots'), 0) < 2 THEN '[]' ELSE (
    SELECT jsonb_agg(jsonb_build_object('points', l.original_points, 'rules', x.one->'rules', 'isPending', l.state = 'pending' AND l.is_live,
      'releasesAt', l.releases_at, 'expiresAt', l.expires_at, 'releaseOn', l.release_on, 'idleDays', l.idle_days) ORDER BY l.id)
    FROM lot l JOIN jsonb_array_elements(p.explanation->'lots') x(one) ON (x.one->>'lot')::bigint = l.id WHERE l.posting_id = p.id) END
$$;
