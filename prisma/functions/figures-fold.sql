-- The folding: the sums of what the journal has beyond the watermark are added to the tables, each posting once, and days of orders
-- when they are over. Whoever folds holds the one row of fold, and a step is a transaction: it is in the tables whole, or not at all.

CREATE OR REPLACE FUNCTION figures_empty() RETURNS void LANGUAGE sql AS $$
  DELETE FROM points_day; DELETE FROM lot_day; DELETE FROM lot_cohort; DELETE FROM shopper_day; DELETE FROM presence_day; DELETE FROM presence_month;
  DELETE FROM order_day; DELETE FROM action_value; DELETE FROM points_total; DELETE FROM lot_month; DELETE FROM member_day; DELETE FROM rule_day;
  DELETE FROM shopper_remaining; DELETE FROM remaining_sum; DELETE FROM purse_sum;
  -- the last days of lots are days of the shop too
  INSERT INTO shopper_due SELECT id FROM account ON CONFLICT DO NOTHING;
  UPDATE fold SET posting_id = 0, orders_through = NULL, ordered_at = NULL, members_through = NULL, rules_through = NULL, time_zone = shop_zone()
$$;

-- These shoppers did it on these days. A new day has the one before it as its previous; where it comes between two that are known (days are
-- told out of order), the later one has a new neighbour from now on. What is known already changes nothing.
CREATE OR REPLACE FUNCTION presence_add(p_what text, p_accounts uuid[], p_days date[]) RETURNS void LANGUAGE sql AS $$
  WITH told AS (SELECT DISTINCT t.account_id, t.day FROM unnest(p_accounts, p_days) t(account_id, day)),
  fresh AS MATERIALIZED (
    SELECT t.account_id, t.day, lag(t.day) OVER mine AS fresh_before, lead(t.day) OVER mine AS fresh_after,
      (SELECT max(s.day) FROM shopper_day s WHERE s.what = p_what AND s.account_id = t.account_id AND s.day < t.day) AS before,
      (SELECT min(s.day) FROM shopper_day s WHERE s.what = p_what AND s.account_id = t.account_id AND s.day > t.day) AS after
    FROM told t WHERE NOT EXISTS (SELECT 1 FROM shopper_day s WHERE s.what = p_what AND s.account_id = t.account_id AND s.day = t.day)
    WINDOW mine AS (PARTITION BY t.account_id ORDER BY t.day)),
  kept AS (INSERT INTO shopper_day SELECT p_what, account_id, day FROM fresh),
  moved AS (
    SELECT day, coalesce(greatest(before, fresh_before), '-infinity') AS previous, 1 AS n FROM fresh
    UNION ALL SELECT after, day, 1 FROM fresh WHERE after < coalesce(fresh_after, 'infinity')
    UNION ALL SELECT after, coalesce(before, '-infinity'), -1 FROM fresh WHERE after < coalesce(fresh_after, 'infinity')),
  by_day AS (
    INSERT INTO presence_day AS d SELECT p_what, previous, day, sum(n) FROM moved GROUP BY 2, 3 HAVING sum(n) <> 0
    ON CONFLICT (what, previous, day) DO UPDATE SET shoppers = d.shoppers + excluded.shoppers)
  INSERT INTO presence_month AS m
  SELECT p_what, s.span, date_trunc(s.span, day::timestamp)::date, date_trunc('month', previous::timestamp)::date, sum(n) FROM moved, (VALUES ('day'), ('month')) s(span)
  GROUP BY 2, 3, 4 HAVING sum(n) <> 0
  ON CONFLICT (what, span, day, previous) DO UPDATE SET shoppers = m.shoppers + excluded.shoppers
$$;

-- Adds what postings of a range of ids did. Every row of it is found by its posting, however large the ledger is: no table is read through.
CREATE OR REPLACE FUNCTION figures_fold_postings(p_after bigint, p_upto bigint) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  INSERT INTO points_day AS d SELECT * FROM journal_flow(p_after, p_upto)
  ON CONFLICT (day, kind, bucket) DO UPDATE SET amount_points = d.amount_points + excluded.amount_points, postings = d.postings + excluded.postings,
    first_posting = least(d.first_posting, excluded.first_posting), last_posting = greatest(d.last_posting, excluded.last_posting);
  INSERT INTO points_total AS t SELECT s.span, date_trunc(s.span, starts), sum(issued), sum(taken_back), sum(redeemed), sum(returned), sum(expired), sum(available),
    sum(pending), sum(held), sum(debt), min(first_posting), max(last_posting)
  FROM total_flow(p_after, p_upto, '-infinity'), (VALUES ('day'), ('hour')) s(span) GROUP BY 1, 2
  ON CONFLICT (span, starts) DO UPDATE SET issued = t.issued + excluded.issued, taken_back = t.taken_back + excluded.taken_back,
    redeemed = t.redeemed + excluded.redeemed, returned = t.returned + excluded.returned, expired = t.expired + excluded.expired,
    available = t.available + excluded.available, pending = t.pending + excluded.pending, held = t.held + excluded.held,
    debt = t.debt + excluded.debt,
    first_posting = least(t.first_posting, excluded.first_posting), last_posting = greatest(t.last_posting, excluded.last_posting);
  WITH f AS MATERIALIZED (SELECT * FROM lot_flow(p_after, p_upto)),
  cohorts AS (
    INSERT INTO lot_cohort AS c SELECT cohort, month, funding, flow, sum(points), sum(cost_minor), budget_id FROM f GROUP BY 1, 2, 3, 4, 7
    ON CONFLICT ON CONSTRAINT lot_cohort_once DO UPDATE SET points = c.points + excluded.points, cost_minor = c.cost_minor + excluded.cost_minor),
  months AS (
    INSERT INTO lot_month AS d SELECT month, action, funding, budget_id, flow, sum(points), sum(cost_minor), sum(lots) FROM f GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT ON CONSTRAINT lot_month_once DO UPDATE SET points = d.points + excluded.points, cost_minor = d.cost_minor + excluded.cost_minor,
      lots = d.lots + excluded.lots)
  INSERT INTO lot_day AS d SELECT day, action, funding, budget_id, flow, sum(points), sum(cost_minor), sum(lots) FROM f GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT ON CONSTRAINT lot_day_once DO UPDATE SET points = d.points + excluded.points, cost_minor = d.cost_minor + excluded.cost_minor,
    lots = d.lots + excluded.lots;
  PERFORM presence_add(what, array_agg(account_id), array_agg(day)) FROM presence_flow(p_after, p_upto) GROUP BY what;
END $$;

-- Adds the orders and refunds of days that are over and not added yet.
CREATE OR REPLACE FUNCTION figures_fold_orders(p_from date, p_to date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO order_day SELECT * FROM order_flow(p_from, p_to);
  INSERT INTO action_value SELECT * FROM action_value_flow(p_from, p_to);
  PERFORM presence_add('ordered', array_agg(account_id), array_agg(day)) FROM order_presence(day_start(p_from), day_start(p_to + 1)) HAVING count(*) > 0;
END $$;

-- Who ordered on the days that are still open, as far as a moment: a day on which somebody ordered stays one, and noting it twice changes nothing. So it
-- is noted before the day is over, the last minutes once more for what came in late, and all of it when the day is closed. Answers how far it is noted.
CREATE OR REPLACE FUNCTION figures_fold_ordered(p_after timestamptz, p_upto timestamptz, p_most int) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE v_upto timestamptz := coalesce((SELECT paid_at FROM shop_order WHERE paid_at > p_after AND paid_at < p_upto ORDER BY paid_at OFFSET p_most LIMIT 1), p_upto);
BEGIN
  PERFORM presence_add('ordered', array_agg(account_id), array_agg(day)) FROM order_presence(ordered_late(p_after), v_upto) HAVING count(*) > 0;
  RETURN v_upto;
END $$;

-- Takes the orders of a day and of all after it out again: they are added anew by the next step. Who ordered on a day did so for good.
CREATE OR REPLACE FUNCTION figures_unfold_orders(p_from date) RETURNS void LANGUAGE sql AS $$
  DELETE FROM order_day WHERE day >= p_from;
  DELETE FROM action_value WHERE day >= p_from;
  UPDATE fold SET orders_through = p_from - 1, ordered_at = NULL WHERE orders_through >= p_from
$$;

-- One step: the next postings up to a settled one, and a month of days of orders that are over. Today and yesterday stay open, so that
-- no transaction is still under way in a day that is closed. Answers what it did, whether anything is left, how far the journal itself is and how long it took.
CREATE OR REPLACE FUNCTION figures_fold(p_upto bigint, p_most int, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE f fold; v_upto bigint; v_postings int; v_days int := 0; v_shoppers int := 0; v_now timestamptz; v_last date; v_to date; v_next date;
BEGIN
  SELECT * INTO STRICT f FROM fold FOR UPDATE;
  IF f.time_zone <> shop_zone() THEN
    PERFORM figures_empty();
    SELECT * INTO f FROM fold;
  END IF;
  SELECT max(id), count(*) INTO v_upto, v_postings FROM (
    SELECT id FROM posting WHERE id > f.posting_id AND id <= p_upto ORDER BY id LIMIT p_most) x;
  IF v_postings > 0 THEN
    PERFORM figures_fold_postings(f.posting_id, v_upto);
    f.posting_id := v_upto;
  END IF;
  -- never a day that the database's own clock has not left: the guard below goes by that one
  v_now := least(coalesce(p_at, clock_timestamp()), clock_timestamp());
  v_last := (v_now AT TIME ZONE f.time_zone)::date - 2;
  v_next := coalesce(f.orders_through + 1, least((SELECT (min(paid_at) AT TIME ZONE f.time_zone)::date FROM shop_order),
    (SELECT (min(created_at) AT TIME ZONE f.time_zone)::date FROM refund WHERE no IS NOT NULL), v_last));
  IF v_next <= v_last THEN
    v_to := least(v_last, v_next + 30);
    PERFORM figures_fold_orders(v_next, v_to);
    v_days := v_to - v_next + 1;
    f.orders_through := v_to;
  END IF;
  -- each ten minutes: in between they are few
  IF f.orders_through >= v_last AND coalesce(f.ordered_at <= v_now - interval '10 minutes', true) THEN
    f.ordered_at := figures_fold_ordered(coalesce(f.ordered_at, day_start(f.orders_through + 1)), v_now, least(p_most, 2000));
  END IF;
  IF f.members_through IS DISTINCT FROM v_last THEN f.members_through := members_fold(f.members_through, v_last); END IF;
  IF f.rules_through IS DISTINCT FROM v_last THEN f.rules_through := rules_fold(f.rules_through, v_last); END IF;
  -- shoppers when the journal is in, some of them each step
  IF v_postings < p_most THEN v_shoppers := shoppers_fold(p_upto, p_at, least(p_most, 2000)); END IF;
  UPDATE fold SET posting_id = f.posting_id, orders_through = f.orders_through, ordered_at = f.ordered_at, members_through = f.members_through, rules_through = f.rules_through,
    at = coalesce(p_at, clock_timestamp());
  RETURN jsonb_build_object('postings', v_postings, 'days', v_days, 'isDone', v_postings < p_most AND v_shoppers = 0 AND coalesce(f.orders_through >= v_last AND f.ordered_at > v_now - interval '10 minutes', true),
    'newest', coalesce((SELECT max(id) FROM posting), 0), 'tookMs', 1000 * extract(epoch FROM clock_timestamp() - statement_timestamp()));
END $$;

-- An order or a refund that is dated into a day that is closed opens it again, an order that is dated back within an open day has it looked at again. Looked at when its transaction ends, so that nobody waits
-- for the folding in the middle of anything; what happens now is dated now and is not even looked at.
CREATE OR REPLACE FUNCTION figures_backdated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE f fold; v_day date;
BEGIN
  SELECT * INTO f FROM fold FOR UPDATE;
  IF f.orders_through IS NULL THEN RETURN NULL; END IF;
  -- an open day: who ordered is looked at from there on
  IF TG_ARGV[0] = 'paid_at' THEN UPDATE fold SET ordered_at = (to_jsonb(NEW)->>'paid_at')::timestamptz WHERE ordered_at > (to_jsonb(NEW)->>'paid_at')::timestamptz; END IF;
  v_day := ((to_jsonb(NEW)->>TG_ARGV[0])::timestamptz AT TIME ZONE f.time_zone)::date;
  IF v_day <= f.orders_through THEN PERFORM figures_unfold_orders(v_day); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS order_backdated ON shop_order;
CREATE CONSTRAINT TRIGGER order_backdated AFTER INSERT OR UPDATE OF paid_at ON shop_order DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.paid_at < now() - interval '2 minutes') EXECUTE FUNCTION figures_backdated('paid_at');
DROP TRIGGER IF EXISTS refund_backdated ON refund;
CREATE CONSTRAINT TRIGGER refund_backdated AFTER INSERT OR UPDATE OF created_at, amount_minor, no ON refund DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.created_at < now() - interval '22 hours' AND NEW.no IS NOT NULL) EXECUTE FUNCTION figures_backdated('created_at');
