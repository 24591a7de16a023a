-- Plays a list of ledger commands in one call, each on its own as a caller would, and says of each: done, and the balance after.
CREATE FUNCTION torture_play(p_account uuid, p_commands jsonb) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE c jsonb; v_at timestamptz; v_done boolean; b points_balance; v_says text[] := '{}';
BEGIN
  FOR c IN SELECT jsonb_array_elements(p_commands) LOOP
    v_at := (c->>'at')::timestamptz;
    v_done := true;
    BEGIN
      CASE c->>'do'
        WHEN 'award' THEN PERFORM points_award(p_account, c->>'key', 'manual', 'gift', (c->>'points')::bigint, '{}',
          (c->>'releasesAt')::timestamptz, (c->>'expiresAt')::timestamptz, 'marketing', NULL, NULL, v_at, nullif(c->'lot', 'null'));
        WHEN 'deliver' THEN PERFORM points_come_due(c->>'key', v_at, c->'expiry');
        WHEN 'spend' THEN PERFORM points_spend(p_account, c->>'key', 'spend', c->>'key', (c->>'points')::bigint, '{}', v_at);
        WHEN 'hold' THEN PERFORM points_hold_take(p_account, c->>'key', c->>'key', (c->>'points')::bigint, v_at + interval '1 day', v_at);
        WHEN 'capture' THEN PERFORM points_hold_capture(c->>'key', '{}', v_at);
        WHEN 'release-hold' THEN PERFORM points_hold_release(c->>'key', v_at);
        WHEN 'return' THEN PERFORM points_return_spend(c->>'key', c->>'as', (c->>'points')::bigint, '{}', NULL, v_at);
        WHEN 'revoke' THEN PERFORM points_revoke(c->>'key', c->>'as', (c->>'points')::bigint, 0, '{}', NULL, v_at);
        WHEN 'release' THEN PERFORM points_release_due(v_at, 100000);
        WHEN 'expire' THEN PERFORM points_expire_due(v_at, 100000);
      END CASE;
    EXCEPTION WHEN SQLSTATE 'RG001' THEN v_done := false;
    END;
    SELECT * INTO b FROM points_balance WHERE account_id = p_account;
    v_says := v_says || concat_ws(' ', v_done, coalesce(b.available_points, 0), coalesce(b.pending_points, 0),
      coalesce(b.held_points, 0), coalesce(b.debt_points, 0));
  END LOOP;
  RETURN v_says;
END $$;
