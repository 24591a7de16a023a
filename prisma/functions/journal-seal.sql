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

-- What a seal says of the rows that it covers, one digest each: a mark of every row (four bytes of distance from the first, eight of its
-- digest: enough to name what was changed), and the hash over all digests and the seal before it. Two chains: postings, and the record of deeds.
CREATE OR REPLACE FUNCTION seal_over(p_id bigint, p_previous bytea, p_at timestamptz, p_ids bigint[], p_digests bytea[])
RETURNS TABLE (marks bytea, hash bytea) LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(int4send((x.id - p_ids[1])::int) || substr(x.digest, 1, 8), ''::bytea ORDER BY x.n),
    sha256(convert_to(seal_parts('seal', p_id::text, p_ids[1]::text, p_ids[cardinality(p_ids)]::text, cardinality(p_ids)::text,
      seal_instant(p_at), encode(p_previous, 'hex')), 'UTF8') || string_agg(x.digest, ''::bytea ORDER BY x.n))
  FROM unnest(p_ids, p_digests) WITH ORDINALITY x(id, digest, n)
$$;

-- Puts the next postings up to a settled one under a seal; answers how many, 0 when all are sealed.
CREATE OR REPLACE FUNCTION journal_seal_next(p_upto bigint, p_most int, p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz(3) := date_trunc('milliseconds', coalesce(p_at, clock_timestamp()));
  v_last journal_seal; v_ids bigint[]; v_digests bytea[];
BEGIN
  LOCK TABLE journal_seal IN SHARE ROW EXCLUSIVE MODE; -- one sealer at a time
  SELECT * INTO v_last FROM journal_seal ORDER BY id DESC LIMIT 1;
  SELECT array_agg(due.id ORDER BY due.id), array_agg(due.digest ORDER BY due.id) INTO v_ids, v_digests
  FROM (SELECT p.id, posting_digest(p) AS digest FROM posting p
    WHERE p.id > coalesce(v_last.last_posting, 0) AND p.id <= p_upto ORDER BY p.id LIMIT p_most) due;
  IF v_ids IS NULL THEN RETURN 0; END IF;
  INSERT INTO journal_seal (id, first_posting, last_posting, postings, marks, previous, hash, at)
  SELECT coalesce(v_last.id, 0) + 1, v_ids[1], v_ids[cardinality(v_ids)], cardinality(v_ids), o.marks, coalesce(v_last.hash, ''::bytea), o.hash, v_at
  FROM seal_over(coalesce(v_last.id, 0) + 1, coalesce(v_last.hash, ''::bytea), v_at, v_ids, v_digests) o;
  RETURN cardinality(v_ids);
END $$;
