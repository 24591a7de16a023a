-- Who works here: asked by letter, with one role at a time, and never without an owner.

-- Somebody of the staff as the record keeps them.
CREATE OR REPLACE FUNCTION staff_told(p_account uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('email', email, 'role', staff_role) FROM account WHERE id = p_account
$$;

CREATE OR REPLACE FUNCTION staff_invite_told(i staff_invite) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('email', i.email, 'role', i.role, 'letters', i.letters, 'expiresAt', i.expires_at)
$$;

-- An invitation that can still be taken up, or sent anew, or taken back.
CREATE OR REPLACE FUNCTION staff_invite_open(p_id uuid) RETURNS staff_invite LANGUAGE plpgsql AS $$
DECLARE i staff_invite;
BEGIN
  SELECT * INTO i FROM staff_invite WHERE id = p_id AND accepted_at IS NULL AND revoked_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('invite-gone'); END IF;
  RETURN i;
END $$;

-- The letter of an invitation. Its secret leaves the house with it.
CREATE OR REPLACE FUNCTION staff_invite_letter(i staff_invite, p jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  VALUES ('staff-invite:' || i.id || ':' || i.letters, i.email, p->>'locale', 'staff-invite',
    jsonb_build_object('token', p->>'token', 'role', i.role), i.sent_at)
$$;

-- Asks somebody to work here. p: email, role, token, tokenHash, days, locale, actorId, reason, at.
CREATE OR REPLACE FUNCTION staff_invite_write(p jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); i staff_invite;
BEGIN
  IF EXISTS (SELECT 1 FROM account WHERE email = p->>'email' AND staff_role IS NOT NULL) THEN PERFORM refuse('staff-already'); END IF;
  INSERT INTO staff_invite (email, role, token_hash, invited_by, created_at, sent_at, expires_at)
  VALUES (p->>'email', (p->>'role')::staff_role, decode(p->>'tokenHash', 'hex'), (p->>'actorId')::uuid, v_at, v_at,
    v_at + make_interval(days => (p->>'days')::int))
  ON CONFLICT (email) WHERE accepted_at IS NULL AND revoked_at IS NULL DO NOTHING RETURNING * INTO i;
  IF NOT FOUND THEN PERFORM refuse('invite-waiting'); END IF;
  PERFORM staff_invite_letter(i, p);
  INSERT INTO audit_log (at, actor_id, action, subject, reason, after)
  VALUES (v_at, i.invited_by, 'staff.invite', 'staff-invite:' || i.id, p->>'reason', staff_invite_told(i));
  RETURN i.id;
END $$;

-- A new letter with a new secret: the link of the last one ends. p: id, token, tokenHash, days, locale, actorId, at.
CREATE OR REPLACE FUNCTION staff_invite_resend(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); i staff_invite; v_was staff_invite := staff_invite_open((p->>'id')::uuid);
BEGIN
  UPDATE staff_invite SET token_hash = decode(p->>'tokenHash', 'hex'), letters = letters + 1, sent_at = v_at,
    expires_at = v_at + make_interval(days => (p->>'days')::int) WHERE id = v_was.id RETURNING * INTO i;
  PERFORM staff_invite_letter(i, p);
  INSERT INTO audit_log (at, actor_id, action, subject, before, after)
  VALUES (v_at, (p->>'actorId')::uuid, 'staff.invite.resend', 'staff-invite:' || i.id, staff_invite_told(v_was), staff_invite_told(i));
END $$;

CREATE OR REPLACE FUNCTION staff_invite_revoke(p_id uuid, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); i staff_invite := staff_invite_open(p_id);
BEGIN
  UPDATE staff_invite SET revoked_at = v_at WHERE id = i.id;
  INSERT INTO audit_log (at, actor_id, action, subject, before)
  VALUES (v_at, p_actor, 'staff.invite.revoke', 'staff-invite:' || i.id, staff_invite_told(i));
END $$;

-- Takes an invitation up, once: by the account of its address, or by making that. Sessions of before end, for whoever holds one
-- did not sign in to a desk. p: tokenHash, accountId (null: a new account), name, passwordHash, locale, at.
CREATE OR REPLACE FUNCTION staff_join(p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); i staff_invite; a account;
BEGIN
  SELECT * INTO i FROM staff_invite WHERE token_hash = decode(p->>'tokenHash', 'hex') FOR UPDATE;
  IF NOT FOUND OR i.accepted_at IS NOT NULL OR i.revoked_at IS NOT NULL OR i.expires_at <= v_at THEN PERFORM refuse('invite-spent'); END IF;
  IF p->>'accountId' IS NULL THEN
    INSERT INTO account (email, name, password_hash, locale, created_at)
    VALUES (i.email, p->>'name', p->>'passwordHash', p->>'locale', v_at) ON CONFLICT (email) DO NOTHING RETURNING * INTO a;
    IF NOT FOUND THEN PERFORM refuse('invite-has-account'); END IF;
  ELSE
    SELECT * INTO a FROM account WHERE id = (p->>'accountId')::uuid FOR UPDATE;
    IF a.email <> i.email THEN PERFORM refuse('invite-other-account', jsonb_build_object('email', i.email)); END IF;
    IF a.staff_role IS NOT NULL THEN PERFORM refuse('staff-already'); END IF;
  END IF;
  UPDATE account SET staff_role = i.role, email_verified_at = coalesce(email_verified_at, v_at), session_epoch = session_epoch + 1 WHERE id = a.id;
  UPDATE staff_invite SET accepted_at = v_at, accepted_by = a.id WHERE id = i.id;
  INSERT INTO audit_log (at, actor_id, action, subject, before, after)
  VALUES (v_at, a.id, 'staff.join', 'account:' || a.id, jsonb_build_object('email', a.email, 'role', NULL), staff_told(a.id));
  RETURN a.email;
END $$;

-- Gives somebody of the staff another role, or none: their sessions end with it, and so do the invitations of whoever was an owner.
-- A removal is undone by whoever made it, within the hour; anybody else who does not work here is invited.
-- p: accountId, role, from (as the page showed it), actorId, reason, at.
CREATE OR REPLACE FUNCTION staff_role_set(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_actor uuid := (p->>'actorId')::uuid;
  v_role staff_role := (p->>'role')::staff_role; a account; v_was jsonb;
BEGIN
  SELECT * INTO a FROM account WHERE id = (p->>'accountId')::uuid FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('staff-unknown'); END IF;
  IF a.id = v_actor THEN PERFORM refuse('staff-own-role'); END IF;
  IF a.staff_role IS DISTINCT FROM (p->>'from')::staff_role THEN PERFORM refuse('staff-changed'); END IF;
  IF a.staff_role IS NULL AND NOT EXISTS (SELECT 1 FROM audit_log WHERE subject = 'account:' || a.id AND action = 'staff.remove'
    AND actor_id = v_actor AND before->>'role' = v_role::text AND at > v_at - interval '1 hour') THEN PERFORM refuse('staff-not-invited'); END IF;
  v_was := staff_told(a.id);
  UPDATE account SET staff_role = v_role, session_epoch = session_epoch + (v_role IS NULL)::int WHERE id = a.id;
  IF a.staff_role = 'owner' THEN
    UPDATE staff_invite SET revoked_at = v_at WHERE invited_by = a.id AND accepted_at IS NULL AND revoked_at IS NULL;
  END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, v_actor,
    CASE WHEN v_role IS NULL THEN 'staff.remove' WHEN a.staff_role IS NULL THEN 'staff.restore' ELSE 'staff.role' END,
    'account:' || a.id, p->>'reason', v_was, staff_told(a.id));
END $$;

-- However an owner goes, by a role, a suspension or a merge: one stays. Owners go one at a time, so that two can't see each other stay.
CREATE OR REPLACE FUNCTION account_keeps_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('owners', 0));
  IF NOT EXISTS (SELECT 1 FROM account WHERE staff_role = 'owner' AND suspended_at IS NULL AND id <> OLD.id) THEN PERFORM refuse('last-owner'); END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER account_keeps_owner BEFORE UPDATE OF staff_role, suspended_at ON account FOR EACH ROW
  WHEN (OLD.staff_role = 'owner' AND OLD.suspended_at IS NULL AND (NEW.staff_role IS DISTINCT FROM 'owner' OR NEW.suspended_at IS NOT NULL))
  EXECUTE FUNCTION account_keeps_owner();
