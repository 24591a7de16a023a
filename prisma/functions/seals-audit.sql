-- Seals over the record of deeds, as over the journal. lib/audit/seals/rules.ts computes the same digests a second time, from the rows alone.

CREATE OR REPLACE FUNCTION deed_digest(a audit_log) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(seal_parts('deed', a.id::text, seal_instant(a.at), a.actor_id::text, a.action, a.subject, a.reason,
    a.before::text, a.after::text), 'UTF8'))
$$;

-- Puts the next deeds under a seal; answers how many, 0 when all are sealed. Deeds are few: while they are hashed nobody writes one, so that
-- none can appear below what is sealed. Null when somebody was at it for longer than we were ready to wait; ask again.
CREATE OR REPLACE FUNCTION audit_seal_next(p_patience_ms int, p_most int, p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz(3) := date_trunc('milliseconds', coalesce(p_at, clock_timestamp()));
  v_last audit_seal; v_ids bigint[]; v_digests bytea[];
BEGIN
  LOCK TABLE audit_seal IN SHARE ROW EXCLUSIVE MODE; -- one sealer at a time
  SELECT * INTO v_last FROM audit_seal ORDER BY id DESC LIMIT 1;
  IF NOT EXISTS (SELECT 1 FROM audit_log WHERE id > coalesce(v_last.last_deed, 0)) THEN RETURN 0; END IF;
  PERFORM set_config('lock_timeout', p_patience_ms || 'ms', true);
  LOCK TABLE audit_log IN SHARE MODE;
  SELECT array_agg(due.id ORDER BY due.id), array_agg(due.digest ORDER BY due.id) INTO v_ids, v_digests
  FROM (SELECT a.id, deed_digest(a) AS digest FROM audit_log a WHERE a.id > coalesce(v_last.last_deed, 0) ORDER BY a.id LIMIT p_most) due;
  INSERT INTO audit_seal (id, first_deed, last_deed, deeds, marks, previous, hash, at)
  SELECT coalesce(v_last.id, 0) + 1, v_ids[1], v_ids[cardinality(v_ids)], cardinality(v_ids), o.marks, coalesce(v_last.hash, ''::bytea), o.hash, v_at
  FROM seal_over(coalesce(v_last.id, 0) + 1, coalesce(v_last.hash, ''::bytea), v_at, v_ids, v_digests) o;
  RETURN cardinality(v_ids);
EXCEPTION WHEN lock_not_available THEN
  RETURN NULL;
END $$;
