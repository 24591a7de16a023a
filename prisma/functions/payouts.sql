-- Money that the shop sends to a shopper. What asked for it is a kind's own affair, told by the function of its name,
-- payout_told_<kind>(payout, at), when it was paid or never will be. Locks: the shopper's balance, then the payout.

-- The name that the provider knows it by: the same for every try, another only after a final no. 32 letters and digits.
CREATE OR REPLACE FUNCTION payout_key(x payout) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'P' || left(replace(x.id::text, '-', ''), 28) || to_char(x.round, 'FM000')
$$;

-- What is kept back for the tax office: a fifth of an incidental income, to the nearest fen; lib/payouts/rules.ts says the same.
CREATE OR REPLACE FUNCTION payout_withheld(p_class text, p_amount int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_class = 'incidental' THEN ((p_amount::bigint * 2000 + 5000) / 10000)::int ELSE 0 END
$$;

-- Where a payout may go from where it is; what is sent keeps its sum, and what is over stays as it was.
CREATE OR REPLACE FUNCTION payout_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state AND NOT ((OLD.state, NEW.state) IN (('asked', 'approved'), ('approved', 'asked'), ('approved', 'sending'), ('sending', 'paid'),
    ('sending', 'failed'), ('failed', 'approved'), ('asked', 'cancelled'), ('approved', 'cancelled'), ('failed', 'cancelled'))) THEN
    RAISE EXCEPTION 'a payout does not go from % to %', OLD.state, NEW.state USING ERRCODE = '23514';
  END IF;
  IF (OLD.state IN ('sending', 'paid', 'cancelled') AND (NEW.amount_minor, NEW.withheld_minor, NEW.round) IS DISTINCT FROM (OLD.amount_minor, OLD.withheld_minor, OLD.round))
    -- whoever was paid and is erased since is no longer named
    OR (OLD.state IN ('sending', 'paid', 'cancelled') AND NEW.recipient <> OLD.recipient AND NOT (OLD.state <> 'sending' AND NEW.recipient LIKE 'erased-%@erased.invalid'))
    OR (NEW.kind, NEW.source, NEW.paid_for, NEW.account_id) IS DISTINCT FROM (OLD.kind, OLD.source, OLD.paid_for, OLD.account_id) THEN
    RAISE EXCEPTION 'a payout that is under way keeps its words' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER payout_moves BEFORE UPDATE ON payout FOR EACH ROW EXECUTE FUNCTION payout_moves();

-- A worker that is there is asked to look at once; without one it waits.
CREATE OR REPLACE FUNCTION payout_wants_sending() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF to_regprocedure('graphile_worker.add_job(text, json, text, timestamptz, integer, text, integer, text[], text)') IS NOT NULL THEN
    EXECUTE $job$SELECT graphile_worker.add_job('send-payouts', job_key => 'now:send-payouts', max_attempts => 3)$job$;
  END IF;
END $$;

-- Tells whoever asked for it.
CREATE OR REPLACE FUNCTION payout_tell(x payout, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT %s($1, $2)', to_regprocedure(format('payout_told_%s(payout, timestamptz)', replace(x.kind, '-', '_')))::regproc) USING x, p_at;
END $$;

-- Writes down that money is to be sent. p: kind, source, paidFor, accountId, amountMinor, taxClass, requestId, isApproved (nobody is asked).
CREATE OR REPLACE FUNCTION payout_ask(p jsonb, p_at timestamptz) RETURNS payout LANGUAGE plpgsql AS $$
DECLARE x payout; v_approved boolean := (p->>'isApproved')::boolean; v_amount int := (p->>'amountMinor')::int;
BEGIN
  INSERT INTO payout (kind, source, paid_for, account_id, recipient, amount_minor, tax_class, withheld_minor, state, request_key, asked_at, approved_at, due_at)
  SELECT p->>'kind', p->>'source', p->>'paidFor', a.id, a.email, v_amount, p->>'taxClass', payout_withheld(p->>'taxClass', v_amount),
    CASE WHEN v_approved THEN 'approved' ELSE 'asked' END, p->>'requestId', p_at, CASE WHEN v_approved THEN p_at END, CASE WHEN v_approved THEN p_at END
  FROM account a WHERE a.id = (p->>'accountId')::uuid RETURNING * INTO x;
  IF v_approved THEN PERFORM payout_wants_sending(); END IF;
  RETURN x;
END $$;

CREATE OR REPLACE FUNCTION payout_lock(p_payout uuid) RETURNS payout LANGUAGE plpgsql AS $$
DECLARE x payout;
BEGIN
  SELECT * INTO x FROM payout WHERE id = p_payout;
  IF NOT FOUND THEN PERFORM refuse('payout-unknown'); END IF;
  PERFORM points_lock_owner(x.account_id);
  SELECT * INTO x FROM payout WHERE id = p_payout FOR UPDATE;
  RETURN x;
END $$;

CREATE OR REPLACE FUNCTION payout_audit(x payout, p_deed text, p_reason text, p_actor uuid, p_was text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (p_at, p_actor, 'payout.' || p_deed, 'payout:' || x.id, coalesce(p_reason, ''),
    jsonb_build_object('state', p_was), jsonb_build_object('state', x.state, 'no', x.no, 'amountMinor', x.amount_minor))
$$;

-- Agrees to a payout at the sum that was shown. Nobody agrees to money of their own; above a limit two people do. It is sent when
-- the minutes in which it may be taken back are over. Answers the state it is in.
CREATE OR REPLACE FUNCTION payout_approve(p_payout uuid, p_amount int, p_actor uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); x payout := payout_lock(p_payout); v_terms payout_terms;
BEGIN
  IF x.state = 'approved' AND x.approved_by = p_actor THEN RETURN x.state; END IF;
  IF x.state <> 'asked' THEN PERFORM refuse('payout-decided', jsonb_build_object('state', x.state)); END IF;
  IF points_owner(x.account_id) = points_owner(p_actor) THEN PERFORM refuse('payout-own'); END IF;
  IF x.amount_minor <> p_amount THEN PERFORM refuse('payout-changed', jsonb_build_object('amountMinor', x.amount_minor)); END IF;
  SELECT * INTO v_terms FROM payout_terms;
  IF x.amount_minor > v_terms.second_person_minor THEN
    IF x.seconded_by IS NULL THEN
      UPDATE payout SET seconded_by = p_actor WHERE id = x.id RETURNING * INTO x;
      PERFORM payout_audit(x, 'second', NULL, p_actor, 'asked', v_at);
      RETURN x.state;
    END IF;
    IF x.seconded_by = p_actor THEN PERFORM refuse('payout-second-person'); END IF;
  END IF;
  UPDATE payout SET state = 'approved', approved_by = p_actor, approved_at = v_at, due_at = v_at + make_interval(mins => v_terms.undo_minutes)
  WHERE id = x.id RETURNING * INTO x;
  PERFORM payout_audit(x, 'approve', NULL, p_actor, 'asked', v_at);
  RETURN x.state;
END $$;

-- Takes an approval back while its minutes last and nothing was sent.
CREATE OR REPLACE FUNCTION payout_unapprove(p_payout uuid, p_actor uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); x payout := payout_lock(p_payout);
BEGIN
  IF x.state = 'asked' THEN RETURN x.state; END IF;
  IF x.state <> 'approved' OR x.approved_by IS NULL OR x.due_at <= v_at THEN PERFORM refuse('payout-on-its-way'); END IF;
  UPDATE payout SET state = 'asked', approved_by = NULL, approved_at = NULL, seconded_by = NULL, due_at = NULL WHERE id = x.id RETURNING * INTO x;
  PERFORM payout_audit(x, 'undo', NULL, p_actor, 'approved', v_at);
  RETURN x.state;
END $$;

-- Declined, or given up after it failed: the money stays, and whoever asked is told. What may be on its way is not.
CREATE OR REPLACE FUNCTION payout_cancel(p_payout uuid, p_reason text, p_actor uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); x payout := payout_lock(p_payout); v_was text := x.state;
BEGIN
  IF x.state = 'cancelled' THEN RETURN x.state; END IF;
  IF x.state = 'paid' THEN PERFORM refuse('payout-decided', jsonb_build_object('state', x.state)); END IF;
  IF x.state = 'sending' THEN PERFORM refuse('payout-on-its-way'); END IF;
  UPDATE payout SET state = 'cancelled', cancelled_at = v_at, cancel_reason = p_reason, due_at = NULL WHERE id = x.id RETURNING * INTO x;
  PERFORM payout_audit(x, CASE WHEN v_was = 'failed' THEN 'give-up' ELSE 'decline' END, p_reason, p_actor, v_was, v_at);
  PERFORM payout_tell(x, v_at);
  RETURN x.state;
END $$;

-- What the provider refused for good is tried under a new name; it knows the old one as refused.
CREATE OR REPLACE FUNCTION payout_retry(p_payout uuid, p_actor uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); x payout := payout_lock(p_payout);
BEGIN
  IF x.state <> 'failed' THEN PERFORM refuse('payout-not-failed'); END IF;
  -- the order was given back while it was under way: only what is left of it is owed
  IF x.overpaid_minor = x.amount_minor THEN RETURN payout_cancel(x.id, 'order-refunded', p_actor, v_at); END IF;
  UPDATE payout SET state = 'approved', round = round + 1, tries = 0, due_at = v_at, failed_at = NULL, trouble = NULL,
    amount_minor = amount_minor - overpaid_minor, withheld_minor = payout_withheld(tax_class, amount_minor - overpaid_minor), overpaid_minor = 0,
    recipient = (SELECT email FROM account WHERE id = points_owner(x.account_id)) WHERE id = x.id RETURNING * INTO x;
  PERFORM payout_audit(x, 'retry', NULL, p_actor, 'failed', v_at);
  PERFORM payout_wants_sending();
  RETURN x.state;
END $$;

-- The next to be sent, taken so that no other worker sends them meanwhile. That it is under way is written down before anything
-- goes out: whoever takes it again knows that it may have been sent, and asks first. Each try puts the next one off.
CREATE OR REPLACE FUNCTION payouts_take_due(p_at timestamptz, p_limit int)
RETURNS TABLE (id uuid, key text, round int, recipient text, amount_minor int, tries int) LANGUAGE sql AS $$
  UPDATE payout x SET state = 'sending', tries = x.tries + 1, due_at = coalesce(p_at, now()) + make_interval(mins => (2 ^ least(x.tries, 8))::int)
  WHERE x.id IN (SELECT p.id FROM payout p WHERE p.due_at <= coalesce(p_at, now()) AND p.state IN ('approved', 'sending')
    ORDER BY p.due_at LIMIT p_limit FOR UPDATE SKIP LOCKED)
  RETURNING x.id, payout_key(x), x.round, x.recipient, x.amount_minor - x.withheld_minor, x.tries
$$;

-- What the provider said of one round: done, or never (and then it waits three days for a person). Twice is once; a word about an
-- earlier round is none.
CREATE OR REPLACE FUNCTION payout_settle(p_payout uuid, p_round int, p_outcome text, p_provider text, p_trouble text, p_at timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); x payout := payout_lock(p_payout);
BEGIN
  IF x.state <> 'sending' OR x.round <> p_round THEN RETURN x.state; END IF;
  IF p_outcome = 'done' THEN
    UPDATE payout SET state = 'paid', paid_at = v_at, provider_id = p_provider, trouble = NULL, due_at = NULL WHERE id = x.id RETURNING * INTO x;
    PERFORM payout_tell(x, v_at);
  ELSIF p_outcome = 'never' THEN
    UPDATE payout SET state = 'failed', failed_at = v_at, trouble = left(p_trouble, 500), due_at = v_at + interval '3 days' WHERE id = x.id RETURNING * INTO x;
  ELSE
    UPDATE payout SET trouble = left(p_trouble, 500) WHERE id = x.id;
  END IF;
  RETURN x.state;
END $$;

-- Nobody looked at a failed one for three days: what it was asked for is not kept from the shopper any longer.
CREATE OR REPLACE FUNCTION payouts_give_up(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_id uuid; v_done int := 0;
BEGIN
  FOR v_id IN SELECT id FROM payout WHERE state = 'failed' AND due_at <= coalesce(p_at, now()) ORDER BY account_id, id LIMIT p_limit LOOP
    -- tried again by somebody while this one waited: their affair
    BEGIN
      PERFORM payout_cancel(v_id, coalesce((SELECT trouble FROM payout WHERE id = v_id), ''), NULL, p_at);
      v_done := v_done + 1;
    EXCEPTION WHEN SQLSTATE 'RG001' THEN NULL;
    END;
  END LOOP;
  RETURN v_done;
END $$;

-- What the owner says of payouts. p: shopperDayMinor, shopDayMinor, secondPersonMinor, undoMinutes.
CREATE OR REPLACE FUNCTION payout_terms_save(p jsonb, p_reason text, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_was payout_terms; v_is payout_terms;
BEGIN
  SELECT * INTO v_was FROM payout_terms FOR UPDATE;
  UPDATE payout_terms SET shopper_day_minor = (p->>'shopperDayMinor')::int, shop_day_minor = (p->>'shopDayMinor')::int,
    second_person_minor = (p->>'secondPersonMinor')::int, undo_minutes = (p->>'undoMinutes')::int RETURNING * INTO v_is;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (coalesce(p_at, now()), p_actor, 'payout.terms', 'payout-terms', p_reason,
    to_jsonb(v_was) - 'id', to_jsonb(v_is) - 'id');
END $$;
