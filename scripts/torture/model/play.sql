-- Plays a list of commands about two accounts in one call, each on its own as a caller would, and says of each: done, and
-- what stands after it on both accounts, in a budget of their own, and in the goodwill budget.
CREATE FUNCTION torture_play(p_accounts uuid[], p_goodwill bigint, p_commands jsonb) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE c jsonb; v_at timestamptz; v_account uuid; v_other uuid; v_said text; v_says text[] := '{}'; v_posting bigint;
  v_clerk uuid; v_owner uuid; v_budget uuid; v_goodwill uuid := (SELECT id FROM points_budget WHERE code = 'goodwill');
  v_off bigint := p_goodwill - (SELECT remaining_points FROM points_budget WHERE code = 'goodwill');
BEGIN
  INSERT INTO account (email, staff_role) VALUES (gen_random_uuid() || '@shop.test', 'support') RETURNING id INTO v_clerk;
  INSERT INTO account (email, staff_role) VALUES (gen_random_uuid() || '@shop.test', 'owner') RETURNING id INTO v_owner;
  INSERT INTO points_budget (code, title_zh, title_en) VALUES ('life-' || right(v_owner::text, 12), '试', 'Trial') RETURNING id INTO v_budget;
  IF v_off <> 0 THEN PERFORM budget_fund(v_goodwill, v_off, v_owner::text, 'a life', v_owner, NULL); END IF;
  FOR c IN SELECT jsonb_array_elements(p_commands) LOOP
    v_at := (c->>'at')::timestamptz;
    v_account := p_accounts[1 + coalesce((c->>'who')::int, 0)];
    v_other := p_accounts[2 - coalesce((c->>'who')::int, 0)];
    v_said := 'done';
    BEGIN
      CASE c->>'do'
        WHEN 'award' THEN PERFORM points_award(v_account, c->>'key', 'manual', 'gift', (c->>'points')::bigint, '{}',
          (c->>'releasesAt')::timestamptz, (c->>'expiresAt')::timestamptz, 'marketing', NULL, NULL, v_at, nullif(c->'lot', 'null'));
        WHEN 'campaign' THEN
          v_posting := points_award_from(v_budget, v_account, c->>'key', 'manual', 'gift', (c->>'points')::bigint, '{}',
            (c->>'releasesAt')::timestamptz, (c->>'expiresAt')::timestamptz, NULL, NULL, v_at);
          IF v_posting IS NULL THEN v_said := 'refused'; END IF;
        WHEN 'order' THEN PERFORM points_award_lots(v_account, c->>'key', 'gift', (SELECT jsonb_agg(l - 'isPaid'
            || CASE WHEN (l->>'isPaid')::boolean THEN jsonb_build_object('budgetId', v_budget) ELSE '{}' END ORDER BY n)
          FROM jsonb_array_elements(c->'lots') WITH ORDINALITY x(l, n)), '{}', NULL, v_at);
        WHEN 'fund' THEN PERFORM budget_fund(v_budget, (c->>'points')::bigint, c->>'key', 'a life', v_owner, v_at);
        WHEN 'deliver' THEN PERFORM points_come_due(c->>'key', v_at, c->'expiry');
        WHEN 'spend' THEN PERFORM points_spend(v_account, c->>'key', 'spend', c->>'key', (c->>'points')::bigint, '{}', v_at);
        WHEN 'hold' THEN PERFORM points_hold_take(v_account, c->>'key', c->>'key', (c->>'points')::bigint, v_at + interval '1 day', v_at);
        WHEN 'capture' THEN PERFORM points_hold_capture(c->>'key', '{}', v_at);
        WHEN 'release-hold' THEN PERFORM points_hold_release(c->>'key', v_at);
        WHEN 'return' THEN PERFORM points_return_spend(c->>'key', c->>'as', (c->>'points')::bigint, '{}', NULL, v_at);
        WHEN 'revoke' THEN PERFORM points_revoke(c->>'key', c->>'as', (c->>'points')::bigint, 0, '{}', NULL, v_at);
        WHEN 'release' THEN PERFORM points_release_due(v_at, 100000);
        WHEN 'expire' THEN PERFORM points_expire_due(v_at, 100000);
        WHEN 'adjust' THEN v_said := adjustment_propose(jsonb_build_object('requestId', c->>'key', 'actorId', v_clerk, 'title', '',
          'reasonCode', 'goodwill', 'shopperNote', '试', 'internalNote', 'a life', 'validDays', c->'days', 'at', c->'at',
          'rows', (SELECT jsonb_agg(jsonb_build_object('accountId', p_accounts[1 + (r->>'who')::int], 'points', r->'points'))
            FROM jsonb_array_elements(c->'rows') r)))->>'state';
        WHEN 'agree' THEN PERFORM adjustment_decide((SELECT id FROM adjustment WHERE request_key = c->>'key'), true, '好', v_owner, v_at);
        WHEN 'decline' THEN PERFORM adjustment_decide((SELECT id FROM adjustment WHERE request_key = c->>'key'), false, '不', v_owner, v_at);
        WHEN 'undo' THEN PERFORM adjustment_revert((SELECT id FROM adjustment WHERE request_key = c->>'key'), '撤', v_owner, v_at);
        WHEN 'merge' THEN PERFORM accounts_merge(v_account, v_other, c->>'key', '一人', v_owner, v_at);
        WHEN 'unmerge' THEN PERFORM accounts_unmerge((SELECT id FROM account_merge WHERE request_key = c->>'key'), '两人', v_owner, v_at);
      END CASE;
    EXCEPTION WHEN SQLSTATE 'RG001' THEN v_said := 'refused';
    END;
    v_says := v_says || (SELECT concat_ws(' | ', v_said, string_agg(concat_ws(' ', coalesce(b.available_points, 0), coalesce(b.pending_points, 0),
        coalesce(b.held_points, 0), coalesce(b.debt_points, 0)), ' | ' ORDER BY x.no),
        (SELECT remaining_points FROM points_budget WHERE id = v_budget), (SELECT remaining_points FROM points_budget WHERE id = v_goodwill))
      FROM unnest(p_accounts) WITH ORDINALITY x(id, no) LEFT JOIN points_balance b ON b.account_id = x.id);
  END LOOP;
  RETURN v_says;
END $$;
