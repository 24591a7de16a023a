-- The products that a filter of the desk finds; what is not asked for lets all through. One text for the list and for a deed on all of it.
CREATE OR REPLACE FUNCTION products_wanted(p_like text, p_status product_status, p_collection uuid) RETURNS SETOF product LANGUAGE sql STABLE AS $$
  SELECT p.* FROM product p
  WHERE (p_like = '' OR p.search_text LIKE '%' || p_like || '%' OR p.slug LIKE '%' || p_like || '%'
      OR EXISTS (SELECT 1 FROM variant v WHERE v.product_id = p.id AND lower(v.sku) LIKE '%' || p_like || '%'))
    AND (p_status IS NULL OR p.status = p_status)
    AND (p_collection IS NULL OR EXISTS (SELECT 1 FROM collection_product c WHERE c.product_id = p.id AND c.collection_id = p_collection))
$$;

-- Puts all that a filter finds on the shelf, off it or away, if they are still as many as somebody saw. Told once, with the filter and
-- what was changed; answers with what was, to put it back by. p: like, status, collection, filter, to, count, most, actorId, at.
CREATE OR REPLACE FUNCTION products_change_matching(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_to product_status := (p->>'to')::product_status; v_ids uuid[]; v_was jsonb;
BEGIN
  SELECT array_agg(w.id ORDER BY w.id) INTO v_ids FROM products_wanted(p->>'like', (p->>'status')::product_status, (p->>'collection')::uuid) w;
  IF coalesce(cardinality(v_ids), 0) > (p->>'most')::int THEN PERFORM refuse('selection-large', jsonb_build_object('most', p->'most')); END IF;
  PERFORM 1 FROM product WHERE id = ANY (v_ids) ORDER BY id FOR UPDATE;
  -- looked at again with all of them locked: what somebody changed meanwhile may match no more
  SELECT array_agg(w.id ORDER BY w.id) INTO v_ids FROM products_wanted(p->>'like', (p->>'status')::product_status, (p->>'collection')::uuid) w
  WHERE w.id = ANY (v_ids);
  IF coalesce(cardinality(v_ids), 0) <> (p->>'count')::int THEN
    PERFORM refuse('selection-changed', jsonb_build_object('count', coalesce(cardinality(v_ids), 0)));
  END IF;
  WITH old AS (SELECT id, status FROM product WHERE id = ANY (v_ids) AND status <> v_to),
  done AS (UPDATE product x SET status = v_to, updated_at = greatest(v_at, x.updated_at + interval '1 ms') FROM old WHERE x.id = old.id)
  SELECT coalesce(jsonb_agg(jsonb_build_object('productId', id, 'status', status) ORDER BY id), '[]') INTO v_was FROM old;
  IF v_was <> '[]' THEN
    INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, (p->>'actorId')::uuid, 'product.status.matching', 'product',
      (SELECT jsonb_object_agg(s, n) FROM (SELECT x->>'status' AS s, count(*) AS n FROM jsonb_array_elements(v_was) x GROUP BY 1) c),
      jsonb_build_object('status', v_to, 'count', jsonb_array_length(v_was), 'filter', p->'filter'));
  END IF;
  RETURN v_was;
END $$;
