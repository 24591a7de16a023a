-- The books of points by the month: what a month is reckoned from, and how it is closed.

CREATE OR REPLACE FUNCTION month_end(p_month date) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT (p_month + interval '1 month') AT TIME ZONE shop_zone()
$$;

-- Everything that a month (by its first day) is reckoned from, until its end or until now. One picture, out of rollups.
CREATE OR REPLACE FUNCTION finance_facts(p_month date) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH c AS MATERIALIZED (SELECT cohort, month, funding, flow, sum(points)::bigint AS points, sum(cost_minor)::bigint AS cost_minor
    FROM lot_cohorts() WHERE month <= p_month GROUP BY 1, 2, 3, 4),
  b AS (SELECT * FROM month_close WHERE month < p_month ORDER BY month DESC LIMIT 1),
  d AS (SELECT (p_month + interval '1 month' - interval '1 day')::date AS last_day),
  m AS (SELECT sum(available) AS available, sum(pending) AS pending, sum(held) AS held, sum(debt) AS debt FROM d, total_days('-infinity', d.last_day)),
  s AS (SELECT date_trunc('month', o.day)::date AS month, sum(o.earning_minor)::bigint AS minor
    FROM d, order_days(coalesce((SELECT (month + interval '1 month')::date FROM b), (SELECT min(cohort) FROM c), d.last_day), d.last_day) o GROUP BY 1)
  SELECT jsonb_build_object(
    'rows', (SELECT coalesce(jsonb_agg(jsonb_build_object('cohort', cohort, 'month', month, 'funding', funding, 'flow', flow,
      'points', points, 'costMinor', cost_minor) ORDER BY cohort, month, funding, flow), '[]') FROM c),
    'sales', (SELECT coalesce(jsonb_agg(jsonb_build_object('month', month, 'earningMinor', minor) ORDER BY month), '[]') FROM s),
    'buckets', (SELECT jsonb_build_object('available', coalesce(available, 0), 'pending', coalesce(pending, 0), 'held', coalesce(held, 0),
      'debt', coalesce(-debt, 0)) FROM m),
    'plannedBps', (SELECT redemption_bps FROM programme_plan WHERE year = extract(year FROM p_month) ORDER BY id DESC LIMIT 1),
    'before', (SELECT figures FROM b))
$$;

CREATE OR REPLACE FUNCTION month_close_hash(c month_close) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN sha256(convert_to(seal_parts('month', c.month::text, c.previous_month::text, c.figures::text, c.journal::text, c.last_posting::text,
    c.seal_id::text, encode(c.seal_hash, 'hex'), encode(c.previous, 'hex'), c.closed_by::text, seal_instant(c.closed_at)), 'UTF8'));
END $$;

-- Whether a month may be closed now; whoever asks is the only one to close until the end of the transaction. True: it is closed already.
CREATE OR REPLACE FUNCTION month_close_begin(p_month date, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_next date;
BEGIN
  LOCK TABLE month_close IN SHARE ROW EXCLUSIVE MODE;
  IF EXISTS (SELECT 1 FROM month_close WHERE month = p_month) THEN RETURN true; END IF;
  v_next := coalesce((SELECT (max(month) + interval '1 month')::date FROM month_close), (SELECT min(cohort) FROM lot_cohorts()));
  IF v_next IS DISTINCT FROM p_month THEN PERFORM refuse('month-not-next', jsonb_build_object('month', v_next)); END IF;
  -- a posting's time is that of the beginning of its transaction: an hour later none can still come
  IF coalesce(p_at, now()) < month_end(p_month) + interval '1 hour' THEN PERFORM refuse('month-not-over'); END IF;
  RETURN false;
END $$;

-- Freezes a month. p: month, figures, journal, lastPosting, actorId, at. Inside the transaction that asked month_close_begin.
CREATE OR REPLACE FUNCTION month_close_write(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c month_close; v_last month_close; v_seal journal_seal;
BEGIN
  SELECT * INTO v_last FROM month_close ORDER BY month DESC LIMIT 1;
  SELECT * INTO v_seal FROM journal_seal ORDER BY id DESC LIMIT 1;
  c.month := (p->>'month')::date; c.previous_month := v_last.month; c.figures := p->'figures'; c.journal := p->'journal';
  c.last_posting := (p->>'lastPosting')::bigint; c.seal_id := v_seal.id; c.seal_hash := v_seal.hash;
  c.previous := coalesce(v_last.hash, ''::bytea); c.closed_by := (p->>'actorId')::uuid;
  c.closed_at := date_trunc('milliseconds', coalesce((p->>'at')::timestamptz, now()));
  c.hash := month_close_hash(c);
  INSERT INTO month_close SELECT c.*;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, after) VALUES (c.closed_at, c.closed_by, 'finance.close', 'month:' || to_char(c.month, 'YYYY-MM'), '',
    jsonb_build_object('hash', encode(c.hash, 'hex'), 'spendMinor', c.figures #> '{spend,closingMinor}', 'marketingMinor', c.figures #> '{marketing,closingMinor}'));
END $$;

CREATE OR REPLACE FUNCTION finance_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
WITH frozen AS (
  SELECT c.month, x.cohort, x.funding, x."leftPoints" AS points
  FROM month_close c, jsonb_to_recordset(c.figures->'cohorts') x(cohort date, funding text, "leftPoints" bigint)),
counted AS (
  SELECT c.month, f.cohort, f.funding, sum(CASE WHEN f.flow IN ('issued', 'returned') THEN f.points ELSE -f.points END)::bigint AS points
  FROM month_close c JOIN lot_cohorts() f ON f.month <= c.month GROUP BY 1, 2, 3)
SELECT 'I118', 'a closed month is as it was frozen: a recount of its lots comes to the same, and no posting came into it later',
  (SELECT count(*) FROM frozen f FULL JOIN counted c USING (month, cohort, funding) WHERE f.points IS DISTINCT FROM c.points)
  + (SELECT count(*) FROM (SELECT month, last_posting, lead(last_posting) OVER (ORDER BY month) AS next_posting FROM month_close) c
    JOIN posting p ON p.id > c.last_posting AND p.id <= coalesce(c.next_posting, 9223372036854775807) WHERE p.at < month_end(c.month))
UNION ALL SELECT 'I119', 'closed months stand in a chain, each over a seal of the journal, and their entries balance',
  (SELECT count(*) FROM month_close c LEFT JOIN month_close b ON b.month = c.previous_month
    WHERE c.hash <> month_close_hash(c) OR c.previous <> coalesce(b.hash, ''::bytea)
      OR c.seal_hash IS DISTINCT FROM (SELECT s.hash FROM journal_seal s WHERE s.id = c.seal_id)
      OR 0 <> (SELECT coalesce(sum(CASE j.side WHEN 'debit' THEN j."amountMinor" ELSE -j."amountMinor" END), 0)
        FROM jsonb_to_recordset(c.journal) j(side text, "amountMinor" bigint))
      OR (c.figures #>> '{spend,openingMinor}')::bigint <> coalesce((b.figures #>> '{spend,closingMinor}')::bigint, 0)
      OR (c.figures #>> '{marketing,openingMinor}')::bigint <> coalesce((b.figures #>> '{marketing,closingMinor}')::bigint, 0))
$$;
