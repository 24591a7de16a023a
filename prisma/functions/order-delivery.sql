-- A parcel has arrived: the shopper says so, staff does, or nobody spoke for long enough.

-- What the order earned becomes usable now, or when the return window that begins now is over: the same statement says both.
CREATE OR REPLACE FUNCTION order_deliver(p_order uuid, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); o shop_order; v_account uuid; v_days record;
BEGIN
  SELECT account_id INTO v_account FROM shop_order WHERE id = p_order;
  IF v_account IS NOT NULL THEN PERFORM points_lock_owner(v_account); END IF;
  UPDATE shop_order SET delivered_at = v_at WHERE id = p_order AND state = 'shipped' AND delivered_at IS NULL RETURNING * INTO o;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM shop_order WHERE id = p_order AND delivered_at IS NOT NULL) THEN RETURN false; END IF;
    PERFORM refuse('order-not-deliverable');
  END IF;
  IF o.reward_id IS NOT NULL THEN UPDATE claim SET state = 'used', used_at = v_at WHERE order_id = o.id AND state = 'issued'; END IF;
  IF o.award_points > 0 AND (o.award_lot ? 'releaseOn' OR o.award_explanation ? 'rules') THEN
    SELECT * INTO v_days FROM award_delivered('order:' || o.id || ':award', o.terms_version, v_at);
    IF o.award_lot ? 'releaseOn' AND v_days.releases_at IS NOT NULL THEN
      UPDATE shop_order SET award_releases_at = v_days.releases_at, award_expires_at = v_days.expires_at WHERE id = o.id;
    END IF;
  END IF;
  IF p_actor IS NOT NULL THEN
    INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, p_actor, 'order.deliver', 'order:' || o.id,
      '{"delivered": false}', '{"delivered": true}');
  END IF;
  RETURN true;
END $$;

-- Parcels that nobody spoke of: so many days after they were sent they count as delivered.
CREATE OR REPLACE FUNCTION orders_deliver_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record; v_done int := 0;
BEGIN
  FOR r IN SELECT id FROM (SELECT o.id, o.account_id FROM shop_order o WHERE o.state = 'shipped' AND o.delivered_at IS NULL
      AND o.shipped_at <= v_at - make_interval(days => (SELECT delivered_after_days FROM shop)) LIMIT p_limit) due ORDER BY account_id, id
  LOOP
    -- called off or confirmed while this one waited: its own affair
    v_done := v_done + 1;
    BEGIN
      PERFORM order_deliver(r.id, NULL, v_at);
    EXCEPTION WHEN SQLSTATE 'RG001' THEN NULL;
    END;
  END LOOP;
  RETURN v_done;
END $$;

-- Orders whose return window is over are done.
CREATE OR REPLACE FUNCTION orders_complete_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_done int;
BEGIN
  UPDATE shop_order SET state = 'completed', completed_at = v_at
  WHERE state = 'shipped' AND id IN (SELECT id FROM shop_order WHERE state = 'shipped'
    AND days_end(delivered_at, (SELECT return_window_days FROM shop)) <= v_at LIMIT p_limit);
  GET DIAGNOSTICS v_done = ROW_COUNT;
  RETURN v_done;
END $$;
