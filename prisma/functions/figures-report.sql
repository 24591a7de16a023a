-- The tables of figures against the rows: select * from figures_report() where violations > 0. It adds up the whole journal, so it is asked
-- each night and by tests, and not where the books are looked over every hour.
CREATE OR REPLACE FUNCTION figures_report() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
WITH journal AS (SELECT * FROM journal_flow(0, (SELECT posting_id FROM fold))),
lots AS MATERIALIZED (SELECT * FROM lot_flow(0, (SELECT posting_id FROM fold))),
by_day AS (SELECT day, action, funding, budget_id, flow, sum(points)::bigint, sum(cost_minor)::bigint, sum(lots)::bigint FROM lots GROUP BY 1, 2, 3, 4, 5),
by_cohort AS (SELECT cohort, month, funding, flow, sum(points)::bigint, sum(cost_minor)::bigint, budget_id FROM lots GROUP BY 1, 2, 3, 4, 7),
by_month AS (SELECT month, action, funding, budget_id, flow, sum(points)::bigint, sum(cost_minor)::bigint, sum(lots)::bigint FROM lots GROUP BY 1, 2, 3, 4, 5),
totals AS (SELECT s.span, date_trunc(s.span, starts)::timestamp(0), sum(issued)::bigint, sum(taken_back)::bigint, sum(redeemed)::bigint, sum(returned)::bigint, sum(expired)::bigint,
    sum(available)::bigint, sum(pending)::bigint, sum(held)::bigint, sum(debt)::bigint, min(first_posting), max(last_posting)
  FROM total_flow(0, (SELECT posting_id FROM fold), '-infinity'), (VALUES ('day'), ('hour')) s(span) GROUP BY 1, 2),
joined AS (SELECT * FROM member_flow('-infinity', coalesce((SELECT members_through FROM fold), '-infinity'))),
orders AS (SELECT * FROM order_flow('-infinity', coalesce((SELECT orders_through FROM fold), '-infinity'))),
following AS (SELECT * FROM action_value_flow('-infinity', coalesce((SELECT orders_through FROM fold), '-infinity'))),
ordered AS (SELECT 'ordered'::text AS what, account_id, day FROM order_presence('-infinity', 'infinity')),
-- of open days as far as it is noted, and a day that was opened again keeps who had ordered on it
present AS (SELECT * FROM presence_flow(0, (SELECT posting_id FROM fold)) UNION SELECT 'ordered', n.* FROM order_presence('-infinity', fold_ordered_from()) n
  UNION SELECT * FROM ordered o WHERE EXISTS (SELECT 1 FROM shopper_day s WHERE (s.what, s.account_id, s.day) = (o.what, o.account_id, o.day))),
pairs AS (SELECT what, coalesce(lag(day) OVER (PARTITION BY what, account_id ORDER BY day), '-infinity') AS previous, day FROM shopper_day),
days AS (SELECT what, previous, day, count(*) AS shoppers FROM pairs GROUP BY 1, 2, 3),
months AS (SELECT p.what, s.span, date_trunc(s.span, p.day)::date AS day, date_trunc('month', p.previous)::date AS previous, count(*) AS shoppers
  FROM pairs p, (VALUES ('day'), ('month')) s(span) GROUP BY 1, 2, 3, 4)
SELECT 'I110', 'sums of entries by day are those of the journal, as far as it is folded',
  (SELECT count(*) FROM ((TABLE points_day EXCEPT TABLE journal) UNION ALL (TABLE journal EXCEPT TABLE points_day)) x)
  + (SELECT count(*) FROM ((TABLE points_total EXCEPT TABLE totals) UNION ALL (TABLE totals EXCEPT TABLE points_total)) x)
UNION ALL SELECT 'I111', 'what became of lots by day is what their postings did',
  (SELECT count(*) FROM ((TABLE lot_day EXCEPT TABLE by_day) UNION ALL (TABLE by_day EXCEPT TABLE lot_day)) x)
  + (SELECT count(*) FROM ((TABLE lot_month EXCEPT TABLE by_month) UNION ALL (TABLE by_month EXCEPT TABLE lot_month)) x)
UNION ALL SELECT 'I112', 'what became of lots by the month of their issue is what their postings did',
  (SELECT count(*) FROM ((TABLE lot_cohort EXCEPT TABLE by_cohort) UNION ALL (TABLE by_cohort EXCEPT TABLE lot_cohort)) x)
UNION ALL SELECT 'I113', 'orders and refunds by day are those of the days that are closed',
  (SELECT count(*) FROM ((TABLE order_day EXCEPT TABLE orders) UNION ALL (TABLE orders EXCEPT TABLE order_day)) x)
  + (SELECT count(*) FROM ((TABLE action_value EXCEPT TABLE following) UNION ALL (TABLE following EXCEPT TABLE action_value)) x)
UNION ALL SELECT 'I114', 'who did what on which day is what the rows say, and each day is counted with the one before it',
  (SELECT count(*) FROM ((TABLE shopper_day EXCEPT TABLE present) UNION ALL (TABLE present EXCEPT TABLE shopper_day)) x)
  + (SELECT count(*) FROM ((SELECT * FROM presence_day WHERE shoppers <> 0 EXCEPT TABLE days) UNION ALL (TABLE days EXCEPT TABLE presence_day)) x)
  + (SELECT count(*) FROM ((SELECT * FROM member_day WHERE members <> 0 EXCEPT TABLE joined) UNION ALL (TABLE joined EXCEPT TABLE member_day)) x)
  + (SELECT count(*) FROM ((SELECT * FROM presence_month WHERE shoppers <> 0 EXCEPT TABLE months) UNION ALL (TABLE months EXCEPT TABLE presence_month)) x)
UNION ALL SELECT * FROM cost_invariants()
UNION ALL SELECT id, what, violations + remaining_wrong() FROM shopper_invariants()
UNION ALL SELECT * FROM tier_invariants()
UNION ALL SELECT * FROM rule_invariants()
$$;
