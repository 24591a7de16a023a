-- What no code may break, whoever writes: constraints, append-only tables, journal sums.

ALTER TABLE shop ADD CONSTRAINT shop_single CHECK (id = 1),
  ADD CONSTRAINT shop_fees CHECK (shipping_flat_minor >= 0 AND shipping_abroad_minor >= 0 AND coalesce(shipping_free_over_minor, 0) >= 0),
  ADD CONSTRAINT shop_hold_outlives_payment CHECK (hold_minutes >= payment_minutes + 5 AND payment_minutes >= 30);
ALTER TABLE account ADD CONSTRAINT account_email_lower CHECK (email = lower(email) AND length(email) <= 254);
ALTER TABLE rate_limit SET UNLOGGED;
ALTER TABLE variant
  ADD CONSTRAINT variant_price CHECK (price_minor >= 0 AND coalesce(compare_at_minor, 0) >= 0),
  ADD CONSTRAINT variant_stock CHECK (on_hand >= 0 AND reserved >= 0 AND reserved <= on_hand);
ALTER TABLE variant SET (fillfactor = 70);
ALTER TABLE cart_line
  ADD CONSTRAINT cart_line_quantity CHECK (quantity BETWEEN 1 AND 99),
  ADD CONSTRAINT cart_line_variant FOREIGN KEY (variant_id) REFERENCES variant(id) ON DELETE CASCADE;
ALTER TABLE cart ADD CONSTRAINT cart_has_owner CHECK (account_id IS NOT NULL OR token_hash IS NOT NULL);

ALTER TABLE points_balance
  ADD CONSTRAINT points_balance_account FOREIGN KEY (account_id) REFERENCES account(id),
  ADD CONSTRAINT points_balance_not_negative
    CHECK (available_points >= 0 AND pending_points >= 0 AND held_points >= 0 AND debt_points >= 0);
ALTER TABLE points_balance SET (fillfactor = 50);
ALTER TABLE posting
  -- lib/points/rules.ts has the same list; a test compares them
  ADD CONSTRAINT posting_kind CHECK (kind IN ('order-award', 'release', 'hold', 'hold-release', 'spend', 'spend-return',
    'award-reversal', 'exchange', 'expiry', 'debt-netting', 'manual')),
  ADD CONSTRAINT posting_account FOREIGN KEY (account_id) REFERENCES account(id),
  ADD CONSTRAINT posting_reverses FOREIGN KEY (reverses) REFERENCES posting(id);
ALTER TABLE entry
  ADD CONSTRAINT entry_posting FOREIGN KEY (posting_id) REFERENCES posting(id),
  ADD CONSTRAINT entry_amount CHECK (amount_points <> 0),
  ADD CONSTRAINT entry_bucket CHECK ((account_id IS NULL) = (bucket IN ('issued', 'redeemed', 'expired'))
    AND bucket IN ('available', 'pending', 'held', 'debt', 'issued', 'redeemed', 'expired'));
ALTER TABLE lot
  ADD CONSTRAINT lot_posting FOREIGN KEY (posting_id) REFERENCES posting(id),
  ADD CONSTRAINT lot_points CHECK (original_points > 0 AND remaining_points BETWEEN 0 AND original_points),
  ADD CONSTRAINT lot_state CHECK (state IN ('pending', 'active')),
  ADD CONSTRAINT lot_funding CHECK (funding IN ('spend', 'marketing'));
ALTER TABLE lot SET (fillfactor = 80);
ALTER TABLE lot_use
  ADD CONSTRAINT lot_use_lot FOREIGN KEY (lot_id) REFERENCES lot(id),
  ADD CONSTRAINT lot_use_posting FOREIGN KEY (posting_id) REFERENCES posting(id),
  ADD CONSTRAINT lot_use_amount CHECK (amount_points <> 0);
ALTER TABLE points_hold
  ADD CONSTRAINT points_hold_state CHECK (state IN ('active', 'captured', 'released')),
  ADD CONSTRAINT points_hold_points CHECK (held_points > 0);
-- Only lots that still hold points are looked at: a shopper's thousand emptied lots cost nothing.
CREATE INDEX lot_spendable_idx ON lot (account_id, expires_at, id) WHERE remaining_points > 0;
CREATE INDEX lot_release_idx ON lot (releases_at) WHERE state = 'pending' AND remaining_points > 0;
CREATE INDEX lot_expiry_idx ON lot (expires_at) WHERE state = 'active' AND remaining_points > 0;
-- An index that names a changing column makes every change write all indexes of the row anew: so there is none on states.
ALTER TABLE points_hold SET (fillfactor = 70);
CREATE INDEX entry_available_idx ON entry (account_id, id DESC) WHERE bucket = 'available';
CREATE UNIQUE INDEX posting_reverses_once ON posting (reverses) WHERE reverses IS NOT NULL;

ALTER TABLE coupon
  ADD CONSTRAINT coupon_kind CHECK (kind IN ('amount', 'percent', 'free-shipping')),
  ADD CONSTRAINT coupon_code_upper CHECK (code = upper(code)),
  ADD CONSTRAINT coupon_worth CHECK (amount_minor >= 0 AND percent_bps BETWEEN 0 AND 10000 AND min_goods_minor >= 0
    AND (kind <> 'amount' OR amount_minor > 0) AND (kind <> 'percent' OR percent_bps > 0)),
  ADD CONSTRAINT coupon_limit CHECK (used_count >= 0 AND (usage_limit IS NULL OR used_count <= usage_limit)),
  ADD CONSTRAINT coupon_cost CHECK (coalesce(exchange_cost_points, 1) > 0 AND valid_days > 0);
ALTER TABLE coupon_grant ADD CONSTRAINT coupon_grant_state CHECK (state IN ('available', 'held', 'used', 'void')),
  ADD CONSTRAINT coupon_grant_account FOREIGN KEY (account_id) REFERENCES account(id);
ALTER TABLE coupon_use ADD CONSTRAINT coupon_use_state CHECK (state IN ('held', 'used', 'released')),
  ADD CONSTRAINT coupon_use_order FOREIGN KEY (order_id) REFERENCES shop_order(id);
CREATE UNIQUE INDEX coupon_use_grant_live ON coupon_use (grant_id) WHERE grant_id IS NOT NULL AND state <> 'released';

ALTER TABLE shop_order
  ADD CONSTRAINT shop_order_account FOREIGN KEY (account_id) REFERENCES account(id),
  ADD CONSTRAINT shop_order_parts CHECK (least(goods_minor, coupon_minor, points_minor, shipping_minor, total_minor) >= 0),
  ADD CONSTRAINT shop_order_sum CHECK (total_minor = goods_minor - coupon_minor - points_minor + shipping_minor),
  ADD CONSTRAINT shop_order_points CHECK (spent_points >= 0 AND award_points >= 0 AND (account_id IS NOT NULL OR spent_points + award_points = 0)),
  ADD CONSTRAINT shop_order_paid CHECK (state IN ('awaiting_payment', 'cancelled') OR paid_at IS NOT NULL);
ALTER SEQUENCE shop_order_number_seq RESTART WITH 1001;
ALTER TABLE shop_order SET (fillfactor = 60);
ALTER TABLE order_line
  ADD CONSTRAINT order_line_quantity CHECK (quantity BETWEEN 1 AND 99),
  ADD CONSTRAINT order_line_sum CHECK (goods_minor = unit_price_minor * quantity AND net_minor = goods_minor - coupon_minor - points_minor
    AND least(goods_minor, coupon_minor, points_minor, net_minor) >= 0);
ALTER TABLE payment
  ADD CONSTRAINT payment_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT payment_state CHECK (state IN ('captured', 'surplus', 'returned'));
-- One captured payment an order, and the way from an order to all of its payments.
CREATE UNIQUE INDEX payment_one_captured ON payment (order_id, (CASE WHEN state <> 'captured' THEN provider_payment_id END)) NULLS NOT DISTINCT;
ALTER TABLE refund
  ADD CONSTRAINT refund_payment FOREIGN KEY (payment_id) REFERENCES payment(id),
  ADD CONSTRAINT refund_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT refund_state CHECK (state IN ('pending', 'succeeded', 'failed'));
CREATE INDEX refund_pending_idx ON refund (created_at) WHERE state = 'pending';
CREATE INDEX mail_outbox_queued_idx ON mail_outbox (id) WHERE state = 'queued';

-- A refusal is raised with its code as the message and its details as JSON; lib/db turns it back into a value.
CREATE FUNCTION refuse(p_code text, p_details jsonb DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'RG001', MESSAGE = p_code, DETAIL = p_details::text;
END $$;

CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER lot_use_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lot_use FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER stock_move_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_move FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER points_terms_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON points_terms FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Checked at the end of the inserting statement, so a stray half posting is an error and never corruption.
CREATE FUNCTION journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM entry e WHERE e.posting_id IN (SELECT posting_id FROM added)
             GROUP BY e.posting_id HAVING sum(e.amount_points) <> 0) THEN
    RAISE EXCEPTION 'a posting does not sum to zero' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER entry_sums_to_zero AFTER INSERT ON entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION journal_balances();

-- One statement, the database's clock: exactly p_max calls pass in a window however many ask at once.
CREATE FUNCTION take_rate_limit(p_key text, p_max int, p_window_seconds int) RETURNS boolean LANGUAGE sql AS $$
  INSERT INTO rate_limit AS r (key, window_start, taken) VALUES (p_key, now(), 1)
  ON CONFLICT (key) DO UPDATE SET
    taken = CASE WHEN r.window_start <= now() - make_interval(secs => p_window_seconds) THEN 1 ELSE r.taken + 1 END,
    window_start = CASE WHEN r.window_start <= now() - make_interval(secs => p_window_seconds) THEN now() ELSE r.window_start END
  RETURNING taken <= p_max
$$;
