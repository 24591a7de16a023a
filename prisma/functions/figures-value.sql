-- What the page of costs reads: folded, and what there is beyond it.

-- What became of the points of each action between two days, and ever.
CREATE OR REPLACE FUNCTION action_sums(p_from date, p_to date)
RETURNS TABLE (action text, flow text, points bigint, cost_minor bigint, times bigint, ever_points bigint, ever_cost_minor bigint) LANGUAGE sql STABLE AS $$
  SELECT action, flow, coalesce(sum(points) FILTER (WHERE span = 1), 0)::bigint, coalesce(sum(cost_minor) FILTER (WHERE span = 1), 0)::bigint,
    coalesce(sum(lots) FILTER (WHERE span = 1), 0)::bigint, sum(points) FILTER (WHERE span = 2)::bigint, sum(cost_minor) FILTER (WHERE span = 2)::bigint
  FROM lot_flow_spans(ARRAY[p_from, '-infinity'], ARRAY[p_to, 'infinity']) GROUP BY 1, 2
$$;

-- Of days that are over and folded alone: who asked what of an open day would read every posting of its shoppers.
CREATE OR REPLACE FUNCTION action_values(p_from date, p_to date)
RETURNS TABLE (action text, within_days int, orders bigint, goods_minor bigint) LANGUAGE sql STABLE AS $$
  SELECT action, within_days, sum(orders)::bigint, sum(goods_minor)::bigint FROM action_value
  WHERE day BETWEEN p_from AND least(p_to, (SELECT fold_orders_through())) GROUP BY 1, 2
$$;
