-- What shoppers are still to be told of rewards; apart from the telling, for the list of jobs reads it too. By day alone, so that
-- nobody is woken.

CREATE OR REPLACE FUNCTION is_telling_time(p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT extract(hour FROM p_at AT TIME ZONE shop_zone()) BETWEEN 9 AND 20
$$;

-- Claims that can be used no more in 7 days or in 1, and of which that was not said yet. Who was not told in time is told of the
-- nearer alone.
CREATE OR REPLACE FUNCTION claims_ending(p_at timestamptz) RETURNS TABLE (key text, claim_id uuid, account_id uuid, ends_at timestamptz, threshold int)
LANGUAGE plpgsql STABLE AS $$
DECLARE v_zone text := shop_zone(); v_today date := (p_at AT TIME ZONE v_zone)::date;
BEGIN
  IF NOT is_telling_time(p_at) THEN RETURN; END IF;
  RETURN QUERY SELECT k.key, c.id, c.account_id, c.expires_at, k.days
  FROM claim c, LATERAL (SELECT CASE WHEN ((c.expires_at - interval '1 millisecond') AT TIME ZONE v_zone)::date - v_today <= 1 THEN 1 ELSE 7 END AS days) d,
  LATERAL (SELECT 'claim-ending:' || c.id || ':' || d.days AS key, d.days) k
  WHERE (c.state = 'issued' OR (c.state = 'claimed' AND c.trouble = 'address-needed')) AND c.expires_at > p_at AND c.expires_at <= days_end(p_at, 7) AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.key = k.key);
END $$;

-- The points of an account that can be spent at that moment.
CREATE OR REPLACE FUNCTION points_spendable(p_account uuid, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(remaining_points), 0)::bigint FROM lot
  WHERE account_id = p_account AND is_live AND state = 'active' AND (expires_at IS NULL OR expires_at > p_at)
$$;

-- Whether this shopper could have it at that moment: what the exchange asks, without taking anything.
CREATE OR REPLACE FUNCTION reward_in_reach(r reward, p_account uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN points_spendable(p_account, p_at) >= r.cost_points AND reward_on_show(r, p_at) AND coalesce(reward_left(r, p_at) > 0, true)
    AND (r.limit_count IS NULL OR reward_claims_by(r, p_account, p_at) < r.limit_count)
    AND (reward_door(r, tier_ladder(p_account, p_at), p_at)->>'isOpen')::boolean;
END $$;

-- Wishes that have come within reach, and of which that was not said.
CREATE OR REPLACE FUNCTION wishes_in_reach(p_at timestamptz) RETURNS SETOF wish LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT is_telling_time(p_at) THEN RETURN; END IF;
  RETURN QUERY SELECT w.* FROM wish w JOIN reward r ON r.id = w.reward_id
    -- the balance is at least what can be spent: most who save are known by it to have too little
    JOIN points_balance b ON b.account_id = w.account_id AND b.available_points >= r.cost_points WHERE w.state = 'waiting' AND reward_in_reach(r, w.account_id, p_at);
END $$;
