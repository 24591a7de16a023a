-- The shop's calendar: days end in its own time zone. lib/kernel/time.ts and lib/points/lots/rules.ts say the same, and a
-- test holds them against each other.

CREATE OR REPLACE FUNCTION shop_zone() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT time_zone FROM shop), 'Asia/Shanghai')
$$;

-- What the shop counts money in; lib/i18n/shop-region.ts says the same of a shop that is not there yet.
CREATE OR REPLACE FUNCTION shop_currency() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT currency FROM shop), 'CNY')
$$;

-- The first instant after a day.
CREATE OR REPLACE FUNCTION end_of_day(p_day date, p_zone text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT (p_day + 1)::timestamp AT TIME ZONE p_zone
$$;

-- When the shop day that stands so many days after this one is over.
CREATE OR REPLACE FUNCTION days_end(p_at timestamptz, p_days int) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT end_of_day((p_at AT TIME ZONE zone)::date + p_days, zone) FROM shop_zone() AS zone
$$;

-- Until when points are good that became usable at p_from; null: for ever.
CREATE OR REPLACE FUNCTION lot_end(p_expiry jsonb, p_from timestamptz, p_zone text) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
DECLARE v_day date := (p_from AT TIME ZONE p_zone)::date; v_last date; v_year int := extract(year FROM p_from AT TIME ZONE p_zone);
BEGIN
  v_last := CASE p_expiry->>'kind'
    WHEN 'rolling-days' THEN v_day + (p_expiry->>'days')::int
    WHEN 'idle' THEN v_day + (p_expiry->>'days')::int
    WHEN 'rolling-months' THEN (v_day + make_interval(months => (p_expiry->>'months')::int))::date
    WHEN 'end-of-month' THEN (date_trunc('month', v_day::timestamp) + make_interval(months => (p_expiry->>'monthsAfter')::int + 1))::date - 1
    WHEN 'end-of-year' THEN make_date(v_year + (p_expiry->>'yearsAfter')::int, 12, 31)
    WHEN 'fixed-date' THEN (SELECT min(d) FROM generate_series(v_year, v_year + 1) AS y, day_in_year(y, p_expiry->>'monthDay') AS d WHERE d > v_day)
  END;
  RETURN end_of_day(v_last, p_zone);
END $$;

-- 02-29 is the last day of February in every year.
CREATE OR REPLACE FUNCTION day_in_year(p_year int, p_month_day text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT least(make_date(p_year, split_part(p_month_day, '-', 1)::int, 1) + split_part(p_month_day, '-', 2)::int - 1,
    (make_date(p_year, split_part(p_month_day, '-', 1)::int, 1) + interval '1 month')::date - 1)
$$;

-- How long points live by one version of the rules, however old; a shop that stated none goes by the default.
CREATE OR REPLACE FUNCTION terms_expiry(p_version int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT coalesce(terms->'earning'->'expiry', jsonb_build_object('kind', 'rolling-months', 'months', terms->'earning'->'expiryMonths'))
     FROM points_terms WHERE version_id = p_version),
    '{"kind": "rolling-months", "months": 12}')
$$;

-- The terms of an order's points as a rule states terms of its own: {pending, expiry}, in today's words.
CREATE OR REPLACE FUNCTION terms_lot(p_version int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('expiry', terms_expiry(p_version), 'pending', coalesce(
    (SELECT coalesce(terms->'earning'->'pending', jsonb_build_object('kind', 'days', 'days', terms->'earning'->'pendingDays'))
     FROM points_terms WHERE version_id = p_version),
    '{"kind": "days", "days": 7}'))
$$;
