-- Order history of another shop system: staged row by row, checked as a whole, and put in by invoice or not at all.

-- What rows of one file say against each other. p_single: the file has one row an invoice.
CREATE OR REPLACE FUNCTION history_problems(p_run uuid, p_single boolean, p_limit int)
RETURNS TABLE (line int, code text, details jsonb, problem_count bigint) LANGUAGE sql STABLE AS $$
  WITH row_of AS (
    SELECT s.line, s.invoice, s.row_no, first_value(s.line) OVER w AS first_line, row_number() OVER w AS nth,
      coalesce(s.customer_key, '') IS DISTINCT FROM first_value(coalesce(s.customer_key, '')) OVER w AS other_customer,
      s.kind IS DISTINCT FROM first_value(s.kind) OVER w AS other_kind
    FROM history_staged s WHERE s.run_id = p_run WINDOW w AS (PARTITION BY s.invoice ORDER BY s.row_no))
  SELECT r.line, CASE WHEN p_single THEN 'invoice-twice' WHEN other_customer THEN 'invoice-customers' ELSE 'invoice-kinds' END,
    jsonb_build_object('invoice', r.invoice, 'first', r.first_line), count(*) OVER ()
  FROM row_of r WHERE (p_single AND nth > 1) OR other_customer OR other_kind ORDER BY r.row_no LIMIT p_limit
$$;

CREATE OR REPLACE FUNCTION history_source_of(p_name text, p_zone text, p_actor uuid, p_at timestamptz) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_id uuid;
BEGIN
  -- two files for one source go in one after the other
  PERFORM pg_advisory_xact_lock(hashtextextended('history:' || p_name, 0));
  INSERT INTO history_source (name, time_zone, created_by, created_at) VALUES (p_name, p_zone, p_actor, coalesce(p_at, now()))
  ON CONFLICT (name) WHERE deleted_at IS NULL DO NOTHING;
  SELECT id INTO v_id FROM history_source WHERE name = p_name AND deleted_at IS NULL;
  RETURN v_id;
END $$;

-- Puts in the invoices of a run whose name falls into one of p_parts equal parts. An invoice is replaced whole by what the
-- file says of it; one that says the same as before is not touched.
CREATE OR REPLACE FUNCTION history_merge(p_run uuid, p_source uuid, p_lines boolean, p_part int, p_parts int)
RETURNS TABLE (created bigint, changed bigint, unchanged bigint) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE v_all bigint; v_new bigint; v_changed bigint; v_lines bigint;
BEGIN
  CREATE TEMP TABLE IF NOT EXISTS history_part (LIKE history_staged, line_no int) ON COMMIT DROP;
  TRUNCATE history_part;
  INSERT INTO history_part SELECT s.*, row_number() OVER (PARTITION BY s.invoice ORDER BY s.row_no)
  FROM history_staged s WHERE s.run_id = p_run AND mod(hashtextextended(s.invoice, 0), p_parts) IN (p_part, p_part - p_parts);
  CREATE TEMP TABLE IF NOT EXISTS history_touched (invoice text PRIMARY KEY, is_new boolean NOT NULL) ON COMMIT DROP;
  TRUNCATE history_touched;
  WITH told AS (
    SELECT invoice, coalesce(max(kind), CASE WHEN sum(total_mills) < 0 THEN 'cancel' ELSE 'order' END) AS kind, max(customer_key) AS customer_key,
      min(placed_at) AS placed_at, sum(total_mills)::bigint AS total_mills, count(*)::int AS line_count, max(reverses) AS reverses
    FROM history_part GROUP BY invoice),
  put AS (
    INSERT INTO history_order AS o (source_id, invoice, kind, customer_key, placed_at, total_mills, line_count, reverses)
    SELECT p_source, invoice, kind, customer_key, placed_at, total_mills, line_count, reverses FROM told
    ON CONFLICT (source_id, invoice) DO UPDATE SET kind = excluded.kind, customer_key = excluded.customer_key, placed_at = excluded.placed_at,
      total_mills = excluded.total_mills, line_count = excluded.line_count, reverses = excluded.reverses
    WHERE (o.kind, o.customer_key, o.placed_at, o.total_mills, o.line_count, o.reverses) IS DISTINCT FROM
      (excluded.kind, excluded.customer_key, excluded.placed_at, excluded.total_mills, excluded.line_count, excluded.reverses)
    RETURNING invoice, xmax = 0 AS is_new)
  INSERT INTO history_touched SELECT invoice, is_new FROM put;
  SELECT count(DISTINCT invoice) INTO v_all FROM history_part;
  IF p_lines THEN
    WITH gone AS (
      DELETE FROM history_line l USING history_order o, history_touched t
      WHERE o.source_id = p_source AND o.invoice = t.invoice AND NOT t.is_new AND l.source_id = p_source AND l.invoice = o.invoice AND l.line_no > o.line_count
      RETURNING l.invoice),
    put AS (
      INSERT INTO history_line AS l (source_id, invoice, line_no, product, quantity, price_mills, total_mills)
      SELECT p_source, invoice, line_no, product, quantity, price_mills, total_mills FROM history_part
      ON CONFLICT (source_id, invoice, line_no) DO UPDATE SET product = excluded.product, quantity = excluded.quantity,
        price_mills = excluded.price_mills, total_mills = excluded.total_mills
      WHERE (l.product, l.quantity, l.price_mills, l.total_mills) IS DISTINCT FROM
        (excluded.product, excluded.quantity, excluded.price_mills, excluded.total_mills)
      RETURNING invoice)
    INSERT INTO history_touched SELECT DISTINCT invoice, false FROM (SELECT invoice FROM gone UNION ALL SELECT invoice FROM put) x
    ON CONFLICT (invoice) DO NOTHING;
  END IF;
  SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) INTO v_new, v_changed FROM history_touched;
  RETURN QUERY SELECT v_new, v_changed, v_all - v_new - v_changed;
END $$;

-- What a source holds, to the last thousandth.
CREATE OR REPLACE FUNCTION history_figures(p_source uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('invoices', count(*), 'lines', coalesce(sum(line_count), 0), 'customers', count(DISTINCT customer_key),
    'orders', count(*) FILTER (WHERE kind = 'order'), 'cancels', count(*) FILTER (WHERE kind = 'cancel'),
    'adjusts', count(*) FILTER (WHERE kind = 'adjust'), 'guestInvoices', count(*) FILTER (WHERE customer_key IS NULL),
    'orderMills', coalesce(sum(total_mills) FILTER (WHERE kind = 'order' AND customer_key IS NOT NULL), 0),
    'cancelMills', coalesce(sum(total_mills) FILTER (WHERE kind = 'cancel' AND customer_key IS NOT NULL), 0),
    'netMills', coalesce(sum(total_mills), 0), 'firstAt', min(placed_at), 'lastAt', max(placed_at))
  FROM history_order WHERE source_id = p_source
$$;

-- Deletes an imported history, and brings it back while its rows are still there; false: there was nothing to do.
CREATE OR REPLACE FUNCTION history_delete(p_source uuid, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_name text;
BEGIN
  UPDATE history_source SET deleted_at = v_at WHERE id = p_source AND deleted_at IS NULL RETURNING name INTO v_name;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, p_actor, 'history.delete', 'history:' || p_source, v_name, '{"state": "kept"}', '{"state": "deleted"}');
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION history_restore(p_source uuid, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_source history_source;
BEGIN
  SELECT * INTO v_source FROM history_source WHERE id = p_source FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('history-unknown'); END IF;
  IF v_source.deleted_at IS NULL THEN RETURN false; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('history:' || v_source.name, 0));
  IF EXISTS (SELECT 1 FROM history_source WHERE name = v_source.name AND deleted_at IS NULL) THEN PERFORM refuse('history-name-taken'); END IF;
  UPDATE history_source SET deleted_at = NULL WHERE id = p_source;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, p_actor, 'history.restore', 'history:' || p_source, v_source.name, '{"state": "deleted"}', '{"state": "kept"}');
  RETURN true;
END $$;

-- Forgets the rows of histories that were deleted a day ago. Reports on them keep their numbers.
CREATE OR REPLACE FUNCTION history_forget(p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_gone int;
BEGIN
  DELETE FROM history_source WHERE deleted_at < coalesce(p_at, now()) - interval '1 day';
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  RETURN v_gone;
END $$;
