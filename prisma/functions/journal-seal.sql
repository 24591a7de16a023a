-- Seals over the journal. lib/points/journal/rules.ts computes the same hashes a second time, from the rows alone.

-- Each part says its length first, so that no other parts make the same text; null is none of them.
CREATE OR REPLACE FUNCTION seal_parts(VARIADIC p_parts text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(coalesce(octet_length(convert_to(part, 'UTF8')) || ':' || part, '-'), '' ORDER BY n)
  FROM unnest(p_parts) WITH ORDINALITY x(part, n)
$$;

CREATE OR REPLACE FUNCTION seal_instant(p_at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ((extract(epoch FROM p_at) * 1000)::bigint)::text
$$;

-- A posting with everything it did: its entries, what it took from which lots, and the lots it issued.
CREATE OR REPLACE FUNCTION posting_digest(p posting) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(
    seal_parts('posting', p.id::text, p.key, encode(p.input_hash, 'hex'), p.kind, p.account_id::text, p.source,
      p.explanation::text, p.reverses::text, p.actor_id::text, seal_instant(p.at))
    || coalesce((SELECT string_agg(seal_parts('entry', e.id::text, e.account_id::text, e.bucket, e.amount_points::text,
        e.balance_after::text, e.budget_id::text), '' ORDER BY e.id) FROM entry e WHERE e.posting_id = p.id), '')
    || coalesce((SELECT string_agg(seal_parts('use', u.lot_id::text, u.amount_points::text), '' ORDER BY u.lot_id)
        FROM lot_use u WHERE u.posting_id = p.id), '')
    || coalesce((SELECT string_agg(seal_parts('lot', l.id::text, lot_issued_to(l)::text, l.source, l.original_points::text,
        l.funding, l.terms_version::text, l.budget_id::text), '' ORDER BY l.id) FROM lot l WHERE l.posting_id = p.id), ''), 'UTF8'))
$$;

-- The newest posting below which none can still appear: for this moment nobody is between taking a number and
-- committing. Null when somebody was for longer than we were ready to wait; ask again.
CREATE OR REPLACE FUNCTION journal_settled(p_patience_ms int) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('lock_timeout', p_patience_ms || 'ms', true);
  LOCK TABLE posting IN SHARE MODE;
  RETURN (SELECT coalesce(max(id), 0) FROM posting);
EXCEPTION WHEN lock_not_available THEN
  RETURN NULL;
END $$;

-- Puts the next postings up to a settled one under a seal; answers how many, 0 when all are sealed.
-- A mark is four bytes of distance from the first posting and eight of its digest: enough to name what was changed.
CREATE OR REPLACE FUNCTION journal_seal_next(p_upto bigint, p_most int, p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz(3) := date_trunc('milliseconds', coalesce(p_at, clock_timestamp()));
  v_last journal_seal; v_new journal_seal; v_digests bytea;
BEGIN
  LOCK TABLE journal_seal IN SHARE ROW EXCLUSIVE MODE; -- one sealer at a time
  SELECT * INTO v_last FROM journal_seal ORDER BY id DESC LIMIT 1;
  WITH due AS MATERIALIZED (
    SELECT p.id, posting_digest(p) AS digest FROM posting p
    WHERE p.id > coalesce(v_last.last_posting, 0) AND p.id <= p_upto ORDER BY p.id LIMIT p_most),
  span AS (SELECT min(id) AS first FROM due)
  SELECT span.first, max(due.id), count(*), string_agg(due.digest, ''::bytea ORDER BY due.id),
    string_agg(int4send((due.id - span.first)::int) || substr(due.digest, 1, 8), ''::bytea ORDER BY due.id)
  INTO v_new.first_posting, v_new.last_posting, v_new.postings, v_digests, v_new.marks FROM due, span GROUP BY span.first;
  IF v_new.postings IS NULL THEN RETURN 0; END IF;
  v_new.id := coalesce(v_last.id, 0) + 1;
  v_new.previous := coalesce(v_last.hash, ''::bytea);
  v_new.hash := sha256(convert_to(seal_parts('seal', v_new.id::text, v_new.first_posting::text, v_new.last_posting::text,
    v_new.postings::text, seal_instant(v_at), encode(v_new.previous, 'hex')), 'UTF8') || v_digests);
  INSERT INTO journal_seal (id, first_posting, last_posting, postings, marks, previous, hash, at)
  VALUES (v_new.id, v_new.first_posting, v_new.last_posting, v_new.postings, v_new.marks, v_new.previous, v_new.hash, v_at);
  RETURN v_new.postings;
END $$;
