-- The budget of a campaign, in parts (ADR 0011). Each part has an account of points in the ledger and money of its own, so that many draw at
-- once. What a draw can cost at most is made sure of before it is drawn, and what it did cost is taken: no outcome depends on a budget.
-- Locks: the shopper's balance and player, then ONE part with its budget, then a piece of a prize. Who holds a part never asks for another,
-- but to take all of them in their order; who locks a campaign does it FOR NO KEY UPDATE, or the foreign keys of draws would wait for it.

-- Points go between budgets; each but the one that gives is a part of a campaign. The caller holds them all.
CREATE OR REPLACE FUNCTION budgets_transfer(c campaign, p_what text, p_budgets uuid[], p_points bigint[], p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_sum bigint := (SELECT sum(x) FROM unnest(p_points) x WHERE x > 0); v_id bigint;
BEGIN
  IF v_sum IS NULL THEN RETURN; END IF;
  v_id := ledger_open('campaign:' || c.id || ':' || p_what || ':' || gen_random_uuid(), 'budget-transfer', NULL, v_sum, 'campaign:' || c.id,
    campaign_named(c) || jsonb_build_object('points', v_sum), NULL, p_actor, coalesce(p_at, now()));
  WITH moved AS (UPDATE points_budget b SET remaining_points = b.remaining_points + m.points FROM unnest(p_budgets, p_points) m(id, points)
    WHERE b.id = m.id AND m.points <> 0 RETURNING b.id, m.points, b.remaining_points)
  INSERT INTO entry (posting_id, bucket, budget_id, amount_points, balance_after) SELECT v_id, 'budget', id, points, remaining_points FROM moved ORDER BY id;
END $$;

-- So much in so many parts, whole; the first have one more where it does not divide.
CREATE OR REPLACE FUNCTION in_parts(p_sum bigint, p_parts int) RETURNS bigint[] LANGUAGE sql IMMUTABLE AS $$
  SELECT array_agg(p_sum / p_parts + (n <= p_sum % p_parts)::int ORDER BY n) FROM generate_series(1, p_parts) n
$$;

CREATE OR REPLACE FUNCTION campaign_lock_parts(p_campaign uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM campaign_shard WHERE campaign_id = p_campaign ORDER BY shard FOR NO KEY UPDATE;
  PERFORM 1 FROM points_budget WHERE campaign_id = p_campaign ORDER BY id FOR NO KEY UPDATE;
END $$;

-- Whether all parts together have this much that is held for nobody.
CREATE OR REPLACE FUNCTION campaign_has_room(p_campaign uuid, p_points bigint, p_minor bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(b.remaining_points - s.held_points) >= p_points AND sum(s.remaining_minor) >= p_minor, false)
  FROM campaign_shard s JOIN points_budget b ON b.id = s.budget_id WHERE s.campaign_id = p_campaign
$$;

-- No part alone has room: all are taken in their order, and room goes to the one that lacks least. Too little in all of them: refused.
CREATE OR REPLACE FUNCTION campaign_gather(c campaign, p_points bigint, p_minor bigint, p_at timestamptz) RETURNS campaign_shard LANGUAGE plpgsql AS $$
DECLARE s campaign_shard; v_has bigint; v_lacks bigint; v_lacks_minor bigint; r record; v_budgets uuid[]; v_points bigint[];
  -- what others are taking meanwhile is not seen yet: too little by this look is too little, and nobody need be waited for
  v_room boolean := campaign_has_room(c.id, p_points, p_minor);
BEGIN
  IF v_room THEN
    PERFORM campaign_lock_parts(c.id);
    v_room := campaign_has_room(c.id, p_points, p_minor);
  END IF;
  IF NOT v_room THEN
    -- one that was ended meanwhile has given its budget back
    SELECT * INTO c FROM campaign WHERE id = c.id;
    IF c.ended_at IS NOT NULL THEN PERFORM refuse('campaign-not-open'); END IF;
    PERFORM refuse('campaign-budget-spent');
  END IF;
  SELECT x.* INTO s FROM campaign_shard x JOIN points_budget b ON b.id = x.budget_id WHERE x.campaign_id = c.id
  ORDER BY greatest(p_points - b.remaining_points + x.held_points, 0), greatest(p_minor - x.remaining_minor, 0), x.shard LIMIT 1;
  SELECT remaining_points - s.held_points INTO v_has FROM points_budget WHERE id = s.budget_id;
  v_lacks := greatest(p_points - v_has, 0); v_lacks_minor := greatest(p_minor - s.remaining_minor, 0);
  v_budgets := ARRAY[s.budget_id]; v_points := ARRAY[v_lacks];
  UPDATE campaign_shard SET remaining_minor = remaining_minor + v_lacks_minor WHERE campaign_id = c.id AND shard = s.shard;
  FOR r IN SELECT x.shard, x.budget_id, b.remaining_points - x.held_points AS points, x.remaining_minor AS minor
    FROM campaign_shard x JOIN points_budget b ON b.id = x.budget_id WHERE x.campaign_id = c.id AND x.shard <> s.shard ORDER BY x.shard
  LOOP
    v_budgets := v_budgets || r.budget_id; v_points := v_points || -least(r.points, v_lacks);
    UPDATE campaign_shard SET remaining_minor = remaining_minor - least(r.minor, v_lacks_minor) WHERE campaign_id = c.id AND shard = r.shard AND v_lacks_minor > 0;
    v_lacks := v_lacks - least(r.points, v_lacks); v_lacks_minor := v_lacks_minor - least(r.minor, v_lacks_minor);
  END LOOP;
  PERFORM budgets_transfer(c, 'gather', v_budgets, v_points, NULL, p_at);
  SELECT * INTO s FROM campaign_shard WHERE campaign_id = c.id AND shard = s.shard;
  RETURN s;
END $$;

-- A part with room for these sums beside all that is held, locked: the first that nobody is at; where all are busy, one of them after
-- whoever is at it. Nothing is taken yet.
CREATE OR REPLACE FUNCTION campaign_cover_of(c campaign, p_points bigint, p_minor bigint, p_at timestamptz) RETURNS campaign_shard LANGUAGE plpgsql AS $$
DECLARE s campaign_shard;
BEGIN
  FOR v_try IN 1..2 LOOP
    -- a block of its own: a part that was locked and then found wanting is let go with it
    BEGIN
      IF v_try = 1 THEN
        SELECT x.* INTO s FROM campaign_shard x JOIN points_budget b ON b.id = x.budget_id
        WHERE x.campaign_id = c.id AND x.remaining_minor >= p_minor AND b.remaining_points - x.held_points >= p_points
        ORDER BY (x.shard + pg_backend_pid()) % 16 LIMIT 1 FOR NO KEY UPDATE OF x, b SKIP LOCKED;
      ELSE
        SELECT x.* INTO s FROM campaign_shard x JOIN points_budget b ON b.id = x.budget_id WHERE x.campaign_id = c.id AND x.shard =
          (SELECT y.shard FROM campaign_shard y JOIN points_budget d ON d.id = y.budget_id WHERE y.campaign_id = c.id
             AND y.remaining_minor >= p_minor AND d.remaining_points - y.held_points >= p_points ORDER BY (y.shard + pg_backend_pid()) % 16 LIMIT 1)
          AND x.remaining_minor >= p_minor AND b.remaining_points - x.held_points >= p_points FOR NO KEY UPDATE OF x, b;
      END IF;
      IF FOUND THEN RETURN s; END IF;
      RAISE EXCEPTION USING ERRCODE = 'RG002';
    EXCEPTION WHEN SQLSTATE 'RG002' THEN NULL;
    END;
  END LOOP;
  RETURN campaign_gather(c, p_points, p_minor, p_at);
END $$;

-- Room for the most that one draw of this campaign can cost. Give it the row that was read with the version that is drawn by.
-- A part that has room for sixty-four such draws is taken by its number alone, each connection beginning at another: while it is locked nobody
-- else takes from its budget. It is looked at once more then; should others have been so quick meanwhile, all begins anew (lib/db asks again).
CREATE OR REPLACE FUNCTION campaign_cover(c campaign, p_at timestamptz) RETURNS campaign_shard LANGUAGE plpgsql AS $$
DECLARE s campaign_shard; v_room bigint;
BEGIN
  FOR v_try IN 0..2 LOOP
    SELECT x.* INTO s FROM campaign_shard x JOIN points_budget b ON b.id = x.budget_id
    WHERE x.campaign_id = c.id AND x.shard = (pg_backend_pid() + v_try * 5) % nullif(c.parts, 0) AND x.remaining_minor >= 64 * c.most_minor::bigint
      AND b.remaining_points - x.held_points >= 64 * c.most_points::bigint FOR NO KEY UPDATE OF x SKIP LOCKED;
    CONTINUE WHEN NOT FOUND;
    SELECT remaining_points - s.held_points INTO v_room FROM points_budget WHERE id = s.budget_id;
    IF v_room < c.most_points OR s.remaining_minor < c.most_minor THEN
      RAISE EXCEPTION 'a part of campaign % was drawn empty meanwhile', c.id USING ERRCODE = '40001';
    END IF;
    RETURN s;
  END LOOP;
  RETURN campaign_cover_of(c, c.most_points, c.most_minor, p_at);
END $$;

-- Takes money out of a part that the caller has locked. Below nought it comes back.
CREATE OR REPLACE FUNCTION part_pay_minor(s campaign_shard, p_minor bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE campaign_shard SET remaining_minor = remaining_minor - p_minor, spent_minor = spent_minor + p_minor
  WHERE campaign_id = s.campaign_id AND shard = s.shard AND remaining_minor >= p_minor;
  IF NOT FOUND THEN PERFORM refuse('campaign-budget-spent'); END IF;
END $$;

-- Takes points out of a part that the caller has locked, for an award; what is held for tickets is not there to be given. Answers what is left.
CREATE OR REPLACE FUNCTION part_pay_points(s campaign_shard, p_points bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_left bigint;
BEGIN
  UPDATE points_budget SET remaining_points = remaining_points - p_points
  WHERE id = s.budget_id AND remaining_points >= p_points + s.held_points RETURNING remaining_points INTO v_left;
  IF NOT FOUND THEN PERFORM refuse('campaign-budget-spent'); END IF;
  RETURN v_left;
END $$;

-- Takes what it really cost out of the part that covers it: points that p_posting gave, and money. Below nought money comes back.
CREATE OR REPLACE FUNCTION campaign_settle(p_campaign uuid, p_shard smallint, p_posting bigint, p_points bigint, p_minor bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE s campaign_shard; v_left bigint;
BEGIN
  SELECT * INTO s FROM campaign_shard WHERE campaign_id = p_campaign AND shard = p_shard FOR NO KEY UPDATE;
  IF p_minor <> 0 THEN PERFORM part_pay_minor(s, p_minor); END IF;
  IF p_points = 0 THEN RETURN; END IF;
  UPDATE lot SET budget_id = s.budget_id WHERE posting_id = p_posting;
  v_left := part_pay_points(s, p_points);
  INSERT INTO entry (posting_id, bucket, budget_id, amount_points, balance_after) VALUES
    (p_posting, 'budget', s.budget_id, -p_points, v_left), (p_posting, 'allotted', s.budget_id, p_points, NULL);
END $$;

-- Keeps so much back for something that was given and is opened later, or never.
CREATE OR REPLACE FUNCTION campaign_hold_of(c campaign, p_points bigint, p_minor bigint, p_at timestamptz) RETURNS campaign_shard LANGUAGE plpgsql AS $$
DECLARE s campaign_shard := campaign_cover_of(c, p_points, p_minor, p_at);
BEGIN
  UPDATE campaign_shard SET held_points = held_points + p_points, held_minor = held_minor + p_minor, remaining_minor = remaining_minor - p_minor
  WHERE campaign_id = c.id AND shard = s.shard RETURNING * INTO s;
  RETURN s;
END $$;

CREATE OR REPLACE FUNCTION campaign_hold(c campaign, p_at timestamptz) RETURNS campaign_shard LANGUAGE sql AS $$
  SELECT * FROM campaign_hold_of(c, c.most_points, c.most_minor, p_at)
$$;

-- Lets go what was held; the part is locked, so that whoever opens finds that much room in it.
CREATE OR REPLACE FUNCTION campaign_unhold(p_campaign uuid, p_shard smallint, p_points bigint, p_minor bigint) RETURNS campaign_shard LANGUAGE plpgsql AS $$
DECLARE s campaign_shard;
BEGIN
  UPDATE campaign_shard SET held_points = held_points - p_points, held_minor = held_minor - p_minor, remaining_minor = remaining_minor + p_minor
  WHERE campaign_id = p_campaign AND shard = p_shard RETURNING * INTO s;
  PERFORM 1 FROM points_budget WHERE id = s.budget_id FOR NO KEY UPDATE;
  RETURN s;
END $$;
