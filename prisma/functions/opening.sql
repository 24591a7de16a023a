-- How an empty shop gets its owner: by one link, once, while nobody works there.

CREATE OR REPLACE FUNCTION shop_has_staff() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM account WHERE staff_role IS NOT NULL)
$$;

-- A new link; the one of before ends. False where somebody works already.
CREATE OR REPLACE FUNCTION shop_opening_write(p_hash bytea, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF shop_has_staff() THEN DELETE FROM shop_opening; RETURN false; END IF;
  INSERT INTO shop_opening (token_hash, made_at) VALUES (p_hash, coalesce(p_at, now()))
  ON CONFLICT (id) DO UPDATE SET token_hash = EXCLUDED.token_hash, made_at = EXCLUDED.made_at;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION shop_opening_holds(p_hash bytea, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT shop_has_staff()
    AND EXISTS (SELECT 1 FROM shop_opening WHERE token_hash = p_hash AND made_at > coalesce(p_at, now()) - interval '1 day')
$$;

-- The owner's account, the shop and the rules it begins with, or nothing. Whoever comes second with the same link waits for the
-- first and finds it gone. p: tokenHash, email, name, passwordHash, locale, nameZh, nameEn, currency, timeZone, terms, at.
CREATE OR REPLACE FUNCTION shop_open(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); a account; s shop;
BEGIN
  DELETE FROM shop_opening WHERE token_hash = decode(p->>'tokenHash', 'hex') AND made_at > v_at - interval '1 day';
  IF NOT FOUND OR shop_has_staff() THEN PERFORM refuse('opening-spent'); END IF;
  INSERT INTO account (email, name, password_hash, locale, staff_role, email_verified_at, created_at)
  VALUES (p->>'email', p->>'name', p->>'passwordHash', p->>'locale', 'owner', v_at, v_at) ON CONFLICT (email) DO NOTHING RETURNING * INTO a;
  IF NOT FOUND THEN PERFORM refuse('opening-has-account'); END IF;
  INSERT INTO shop (name_zh, name_en, currency, time_zone, support_email)
  VALUES (p->>'nameZh', p->>'nameEn', p->>'currency', p->>'timeZone', a.email)
  ON CONFLICT (id) DO UPDATE SET name_zh = EXCLUDED.name_zh, name_en = EXCLUDED.name_en, currency = EXCLUDED.currency,
    time_zone = EXCLUDED.time_zone, support_email = EXCLUDED.support_email RETURNING * INTO s;
  PERFORM v_at AT TIME ZONE s.time_zone;
  INSERT INTO points_terms (effective_from, terms, reason) SELECT v_at, p->'terms', p->>'reason' WHERE NOT EXISTS (SELECT 1 FROM points_terms);
  INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (v_at, a.id, 'shop.open', 'shop', to_jsonb(s));
EXCEPTION WHEN invalid_parameter_value THEN PERFORM refuse('time-zone-unknown');
END $$;
