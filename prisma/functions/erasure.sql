-- A shopper goes for good: what says who they were is taken out of every table, what the books and the law need stays under a pseudonym.

CREATE OR REPLACE FUNCTION erased_mail(p_account uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'erased-' || p_account || '@erased.invalid'
$$;

-- The account with those that were merged into it, however often: one person.
CREATE OR REPLACE FUNCTION person_accounts(p_account uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE mine AS (SELECT p_account AS id UNION SELECT a.id FROM account a JOIN mine m ON a.merged_into = m.id)
  SELECT array_agg(id) FROM mine
$$;

-- Whoever is erased does nothing more: a page that was open meanwhile, or a request that waited for the erasure, writes no name anew.
CREATE OR REPLACE FUNCTION erased_stay_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- the lock that the foreign key will take anyway: whoever erases has it for themselves, and is waited for
  PERFORM 1 FROM account WHERE id = NEW.account_id AND erased_at IS NULL FOR KEY SHARE;
  IF NOT FOUND AND EXISTS (SELECT 1 FROM account WHERE id = NEW.account_id) THEN PERFORM refuse('account-unknown'); END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER erased_order_nothing BEFORE INSERT ON shop_order FOR EACH ROW WHEN (NEW.account_id IS NOT NULL) EXECUTE FUNCTION erased_stay_away();
CREATE OR REPLACE TRIGGER erased_live_nowhere BEFORE INSERT ON address FOR EACH ROW EXECUTE FUNCTION erased_stay_away();
CREATE OR REPLACE TRIGGER erased_carry_nothing BEFORE INSERT ON cart FOR EACH ROW WHEN (NEW.account_id IS NOT NULL) EXECUTE FUNCTION erased_stay_away();

-- What stands in the way, most decisive first; null when nothing does.
CREATE OR REPLACE FUNCTION erasure_trouble(p_account uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_ids uuid[] := person_accounts(p_account); a account;
BEGIN
  SELECT * INTO a FROM account WHERE id = p_account;
  IF NOT FOUND OR a.erased_at IS NOT NULL THEN RETURN 'account-unknown'; END IF;
  IF a.staff_role IS NOT NULL THEN RETURN 'erasure-staff'; END IF;
  IF a.merged_into IS NOT NULL THEN RETURN 'erasure-merged'; END IF;
  IF EXISTS (SELECT 1 FROM shop_order WHERE account_id = ANY (v_ids) AND state IN ('awaiting_payment', 'paid', 'shipped'))
    OR EXISTS (SELECT 1 FROM points_hold WHERE account_id = ANY (v_ids) AND state = 'active') THEN RETURN 'erasure-open-orders'; END IF;
  IF EXISTS (SELECT 1 FROM shop_order o WHERE o.account_id = ANY (v_ids)
    AND (EXISTS (SELECT 1 FROM refund r WHERE r.order_id = o.id AND r.state <> 'succeeded')
      OR EXISTS (SELECT 1 FROM refund_request q WHERE q.order_id = o.id AND q.state = 'requested'))) THEN RETURN 'erasure-open-refunds'; END IF;
  IF EXISTS (SELECT 1 FROM claim WHERE account_id = ANY (v_ids) AND (state IN ('unpaid', 'claimed') OR (state = 'issued' AND kind = 'parcel')))
    OR EXISTS (SELECT 1 FROM campaign_ticket WHERE account_id = ANY (v_ids) AND state = 'unpaid') THEN RETURN 'erasure-open-claims'; END IF;
  IF EXISTS (SELECT 1 FROM payout WHERE account_id = ANY (v_ids) AND state NOT IN ('paid', 'cancelled')) THEN RETURN 'erasure-open-payouts'; END IF;
  RETURN NULL;
END $$;

-- Asks for it: nothing changes for p_days days, in which it may be taken back. Asked twice it was asked once.
CREATE OR REPLACE FUNCTION erasure_ask(p_account uuid, p_days int, p_reason text, p_actor uuid, p_at timestamptz) RETURNS erasure LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_trouble text := erasure_trouble(p_account); e erasure;
BEGIN
  IF v_trouble IS NOT NULL THEN PERFORM refuse(v_trouble); END IF;
  INSERT INTO erasure (account_id, asked_by, reason, asked_at, due_at) VALUES (p_account, p_actor, p_reason, v_at, v_at + make_interval(days => p_days))
  ON CONFLICT (account_id) WHERE withdrawn_at IS NULL DO NOTHING RETURNING * INTO e;
  IF NOT FOUND THEN
    SELECT * INTO e FROM erasure WHERE account_id = p_account AND withdrawn_at IS NULL;
    RETURN e;
  END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, after) VALUES (v_at, p_actor, 'shopper.erase.ask', 'account:' || p_account, p_reason,
    jsonb_build_object('dueAt', e.due_at));
  RETURN e;
END $$;

-- Takes it back, as long as it is not done.
CREATE OR REPLACE FUNCTION erasure_withdraw(p_account uuid, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now());
BEGIN
  UPDATE erasure SET withdrawn_at = v_at, withdrawn_by = p_actor WHERE account_id = p_account AND withdrawn_at IS NULL AND done_at IS NULL;
  IF NOT FOUND THEN PERFORM refuse('erasure-unknown'); END IF;
  INSERT INTO audit_log (at, actor_id, action, subject) VALUES (v_at, p_actor, 'shopper.erase.withdraw', 'account:' || p_account);
END $$;

-- What they still have lapses, lot by lot, as on a last day. Points that come later to somebody who is gone lapse with the next run.
CREATE OR REPLACE FUNCTION erased_points_lapse(p_account uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE l lot; v_points bigint := 0;
BEGIN
  PERFORM points_lock(p_account);
  FOR l IN SELECT * FROM lot WHERE account_id = p_account AND is_live ORDER BY id FOR UPDATE LOOP
    PERFORM lot_expire(l, p_at, '{"reason": "account-erased"}');
    v_points := v_points + l.remaining_points;
  END LOOP;
  RETURN v_points;
END $$;

-- Every place that says who these accounts were. Rows whose number or sum the books need stay; their words go.
CREATE OR REPLACE FUNCTION person_erase(p_ids uuid[], p_mails text[], p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_mail text := erased_mail(p_ids[1]); v_orders int; v_letters int;
BEGIN
  DELETE FROM address WHERE account_id = ANY (p_ids);
  -- whoever looked for them on the desk may have kept that
  DELETE FROM saved_view v WHERE v.owner_id = ANY (p_ids) AND NOT v.is_shared OR EXISTS (SELECT 1 FROM account a WHERE a.id = ANY (p_ids)
    AND (strpos(lower(v.name || v.params::text), a.id::text) > 0 OR strpos(lower(v.name || v.params::text), lower(a.email)) > 0
      OR lower(nullif(a.name, '')) IN (lower(v.name), lower(v.params->>'q'))));
  DELETE FROM export_run x WHERE x.state <> 'running' AND EXISTS (SELECT 1 FROM account a WHERE a.id = ANY (p_ids)
    AND (strpos(lower(x.asked::text), a.id::text) > 0 OR strpos(lower(x.asked::text), lower(a.email)) > 0 OR lower(nullif(a.name, '')) = lower(x.asked->>'q')));
  DELETE FROM auth_token WHERE email = ANY (p_mails);
  DELETE FROM rate_limit k WHERE EXISTS (SELECT 1 FROM unnest(p_mails || p_ids::text[]) x(word) WHERE strpos(lower(k.key), lower(x.word)) > 0);
  DELETE FROM cart WHERE account_id = ANY (p_ids);
  DELETE FROM wish WHERE account_id = ANY (p_ids);
  DELETE FROM notice WHERE account_id = ANY (p_ids);
  DELETE FROM player_age WHERE account_id = ANY (p_ids);
  DELETE FROM device_seen WHERE account_id = ANY (p_ids);
  UPDATE invite_visit SET visitor_hash = sha256(convert_to(id::text, 'UTF8')) WHERE account_id = ANY (p_ids)
    OR id IN (SELECT visit_id FROM invite WHERE friend_id = ANY (p_ids));
  UPDATE radar_visit SET visitor_hash = sha256(convert_to(id::text, 'UTF8')) WHERE account_id = ANY (p_ids) AND visitor_hash IS NOT NULL;
  UPDATE invite SET appeal = NULL WHERE inviter_id = ANY (p_ids) AND appeal IS NOT NULL;
  UPDATE staff_invite SET email = v_mail, revoked_at = CASE WHEN accepted_at IS NULL THEN coalesce(revoked_at, p_at) ELSE revoked_at END WHERE email = ANY (p_mails);
  UPDATE behaviour_event SET payload = '{}' WHERE account_id = ANY (p_ids) AND payload <> '{}';
  UPDATE mail_outbox SET recipient = v_mail, params = '{}', last_error = NULL, state = CASE WHEN state = 'queued' THEN 'lapsed' ELSE state END
  WHERE lower(recipient) = ANY (p_mails);
  GET DIAGNOSTICS v_letters = ROW_COUNT;
  -- the country, province and city of a sale stay with it; who lives there, and where, does not
  UPDATE shop_order SET email = v_mail, note = '', session_url = NULL,
    address = CASE WHEN address = '{}' THEN address ELSE address || '{"name": "", "phone": "", "district": "", "line1": "", "postalCode": ""}' END
  WHERE account_id = ANY (p_ids) OR lower(email) = ANY (p_mails);
  GET DIAGNOSTICS v_orders = ROW_COUNT;
  UPDATE payment SET card_hash = NULL WHERE card_hash IS NOT NULL AND order_id IN (SELECT id FROM shop_order WHERE email = v_mail);
  UPDATE refund_request SET reason = '' WHERE order_id IN (SELECT id FROM shop_order WHERE email = v_mail) AND reason <> '';
  UPDATE claim SET prepared = NULL, delivery = CASE WHEN delivery ? 'address' THEN delivery || jsonb_build_object('address',
      (delivery->'address') || '{"name": "", "phone": "", "district": "", "line1": "", "postalCode": ""}') ELSE delivery END
  WHERE account_id = ANY (p_ids) AND (prepared IS NOT NULL OR delivery ? 'address');
  UPDATE payout SET recipient = v_mail WHERE account_id = ANY (p_ids);
  -- files that were taken out of the shop may hold their name: those of the last days go
  PERFORM exports_forget(p_at, 0);
  UPDATE account SET email = erased_mail(id), name = '', password_hash = NULL, birthday = NULL, birthday_set_at = NULL, wants_expiry_mail = false,
    wants_wish_mail = false, session_epoch = session_epoch + 1, suspended_at = coalesce(suspended_at, p_at), erased_at = p_at WHERE id = ANY (p_ids);
  RETURN jsonb_build_object('orders', v_orders, 'letters', v_letters);
END $$;

-- Does what is due: erases, or says what stands in the way and looks again in a day. Answers how many were erased.
CREATE OR REPLACE FUNCTION erasures_do(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record; e erasure; v_ids uuid[]; v_mails text[]; v_trouble text; v_points bigint; v_did jsonb; v_done int := 0;
BEGIN
  FOR r IN SELECT id, account_id FROM erasure WHERE withdrawn_at IS NULL AND done_at IS NULL AND due_at <= v_at ORDER BY account_id LIMIT p_limit LOOP
    -- whoever spends or claims takes the balance row first, whoever orders the account's: what is looked at here stays as it is
    PERFORM points_lock(r.account_id);
    PERFORM 1 FROM account WHERE id = ANY (person_accounts(r.account_id)) ORDER BY id FOR UPDATE;
    SELECT * INTO e FROM erasure WHERE id = r.id FOR UPDATE;
    CONTINUE WHEN e.withdrawn_at IS NOT NULL OR e.done_at IS NOT NULL OR e.due_at > v_at;
    v_ids := person_accounts(e.account_id);
    SELECT array_agg(lower(email)) INTO v_mails FROM account WHERE id = ANY (v_ids);
    -- what they bought without signing in is theirs too
    v_trouble := coalesce(erasure_trouble(e.account_id), (SELECT 'erasure-open-orders' FROM shop_order
      WHERE lower(email) = ANY (v_mails) AND state IN ('awaiting_payment', 'paid', 'shipped') LIMIT 1));
    IF v_trouble IS NOT NULL THEN
      UPDATE erasure SET trouble = v_trouble, due_at = v_at + interval '1 day' WHERE id = e.id;
      CONTINUE;
    END IF;
    v_points := erased_points_lapse(e.account_id, v_at);
    v_did := person_erase(v_ids, v_mails, v_at) || jsonb_build_object('points', v_points, 'accounts', cardinality(v_ids));
    UPDATE erasure SET done_at = v_at, trouble = NULL, done = v_did, reason = '' WHERE id = e.id;
    INSERT INTO audit_log (at, action, subject, after) VALUES (v_at, 'shopper.erase', 'account:' || e.account_id, v_did);
    v_done := v_done + 1;
  END LOOP;
  PERFORM erased_points_lapse(x.account_id, v_at) FROM (SELECT DISTINCT l.account_id FROM erasure d
    JOIN lot l ON l.account_id = d.account_id AND l.is_live WHERE d.done_at IS NOT NULL) x;
  RETURN v_done;
END $$;

CREATE OR REPLACE FUNCTION erasure_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
  SELECT 'I120', 'of a shopper who was erased no table says who it was', (SELECT count(*) FROM account a WHERE a.erased_at IS NOT NULL AND (
    (a.email, a.name, coalesce(a.password_hash, a.birthday, '')) IS DISTINCT FROM (erased_mail(a.id), '', '') OR a.suspended_at IS NULL
    OR EXISTS (SELECT 1 FROM address x WHERE x.account_id = a.id) OR EXISTS (SELECT 1 FROM player_age x WHERE x.account_id = a.id)
    OR EXISTS (SELECT 1 FROM device_seen x WHERE x.account_id = a.id) OR EXISTS (SELECT 1 FROM cart x WHERE x.account_id = a.id)
    OR EXISTS (SELECT 1 FROM shop_order o WHERE o.account_id = a.id AND (o.email NOT LIKE 'erased-%@erased.invalid' OR o.address->>'name' <> '' OR o.note <> ''))
    OR EXISTS (SELECT 1 FROM payout x WHERE x.account_id = a.id AND x.recipient NOT LIKE 'erased-%@erased.invalid')))
  UNION ALL SELECT 'I121', 'whoever was erased asked for it, had their days to take it back, and their points lapsed by the books', (SELECT count(*) FROM erasure e
    WHERE e.done_at IS NOT NULL AND (e.done_at < e.asked_at + interval '7 days'
      OR NOT EXISTS (SELECT 1 FROM account a WHERE a.id = e.account_id AND a.erased_at IS NOT NULL)
      OR EXISTS (SELECT 1 FROM lot l JOIN posting p ON p.id = l.posting_id WHERE l.account_id = e.account_id AND l.is_live AND p.at <= e.done_at)))
    + (SELECT count(*) FROM account a WHERE a.erased_at IS NOT NULL AND a.merged_into IS NULL
      AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.account_id = a.id AND e.done_at = a.erased_at))
$$;
