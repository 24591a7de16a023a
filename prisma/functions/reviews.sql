-- What buyers say of a product.

-- Whoever has a product may say one word about it, and say it anew; a hidden one is not said anew. Answers the review.
CREATE OR REPLACE FUNCTION review_write(p_account uuid, p_product uuid, p_rating int, p_body text, p_at timestamptz)
RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_order uuid; v_id uuid;
BEGIN
  SELECT o.id INTO v_order FROM shop_order o JOIN order_line l ON l.order_id = o.id JOIN variant v ON v.id = l.variant_id
  WHERE o.account_id = p_account AND v.product_id = p_product AND o.state IN ('shipped', 'completed') AND l.refunded_quantity < l.quantity
  ORDER BY o.placed_at LIMIT 1;
  IF NOT FOUND THEN PERFORM refuse('review-not-bought'); END IF;
  INSERT INTO review (product_id, account_id, order_id, rating, body, written_at)
  VALUES (p_product, p_account, v_order, p_rating, p_body, v_at)
  ON CONFLICT (account_id, product_id) DO UPDATE SET rating = excluded.rating, body = excluded.body,
    edited_at = CASE WHEN (review.rating, review.body) IS DISTINCT FROM (excluded.rating, excluded.body) THEN v_at ELSE review.edited_at END
    WHERE review.hidden_at IS NULL
  RETURNING id INTO v_id;
  IF v_id IS NULL THEN PERFORM refuse('review-hidden'); END IF;
  PERFORM behaviour_happened('review', p_account, v_id::text, jsonb_build_object('productId', p_product), NULL, v_at);
  RETURN v_id;
END $$;

-- Takes a review out of sight, or shows it again; who and why goes into the audit in the same breath. Done twice it is done once.
CREATE OR REPLACE FUNCTION review_show(p_review uuid, p_shown boolean, p_reason text, p_actor uuid, p_at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_event uuid;
BEGIN
  UPDATE review SET hidden_at = CASE WHEN p_shown THEN NULL ELSE v_at END WHERE id = p_review AND (hidden_at IS NULL) <> p_shown;
  IF NOT FOUND THEN
    IF NOT EXISTS (SELECT 1 FROM review WHERE id = p_review) THEN PERFORM refuse('review-unknown'); END IF;
    RETURN;
  END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, after) VALUES
    (v_at, p_actor, CASE WHEN p_shown THEN 'review.show' ELSE 'review.hide' END, 'review:' || p_review, p_reason,
     jsonb_build_object('shown', p_shown));
  -- what it earned goes with it, and comes back with it
  SELECT e.id INTO v_event FROM behaviour_event e WHERE e.key = 'behaviour:review:' || p_review;
  IF NOT FOUND THEN RETURN; END IF;
  IF p_shown THEN PERFORM behaviour_redo(v_event, v_at); ELSE PERFORM behaviour_undo(v_event, 'source', NULL, p_actor, v_at); END IF;
END $$;

-- Whether a review stands in a list of the desk: all, the unhappy ones that are shown, the hidden ones.
CREATE OR REPLACE FUNCTION review_listed(r review, p_list text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_list WHEN 'low' THEN r.rating <= 3 AND r.hidden_at IS NULL WHEN 'hidden' THEN r.hidden_at IS NOT NULL ELSE true END
$$;

-- Many at once: those named, or all of a list while they are as many as were seen. Each is told for itself; answers those that changed.
-- They are taken in the order of their writers, as every lock on shoppers is.
CREATE OR REPLACE FUNCTION reviews_show(p_ids uuid[], p_list text, p_count int, p_shown boolean, p_reason text, p_actor uuid, p_at timestamptz)
RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE v_most CONSTANT int := 500; v_count int := 0; v_done uuid[] := '{}'; r review;
BEGIN
  IF p_ids IS NULL AND (SELECT count(*) FROM review x WHERE review_listed(x, p_list)) > v_most THEN
    PERFORM refuse('selection-large', jsonb_build_object('most', v_most));
  END IF;
  FOR r IN SELECT x.* FROM review x WHERE CASE WHEN p_ids IS NULL THEN review_listed(x, p_list) ELSE x.id = ANY (p_ids) END
    ORDER BY x.account_id, x.id FOR UPDATE LOOP
    v_count := v_count + 1;
    IF (r.hidden_at IS NULL) = p_shown THEN CONTINUE; END IF;
    PERFORM review_show(r.id, p_shown, p_reason, p_actor, p_at);
    v_done := v_done || r.id;
  END LOOP;
  IF p_ids IS NULL AND v_count <> p_count THEN PERFORM refuse('selection-changed', jsonb_build_object('count', v_count)); END IF;
  RETURN v_done;
END $$;
