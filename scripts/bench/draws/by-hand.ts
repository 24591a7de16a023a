import type pg from 'pg'

// What one would write for a box that everybody draws from, twice. The first is a player's balance, the box with its budget, and a line of what
// was drawn: it knows no seeds, no lots, no double entry, no limits and no repeats. The second writes the very rows that a draw of ours writes,
// into tables made like ours, and takes from one row of a budget: what our rows cost without our questions, behind a hot row. Each is one
// statement: hard to beat, but for its hot row.

const plain = `create table plain_box (id int primary key, left_count int not null check (left_count >= 0), budget bigint not null check (budget >= 0)) with (fillfactor = 50);
    insert into plain_box values (1, 1000000000, 1000000000000);
    create table plain_player (account_id uuid primary key, points bigint not null check (points >= 0)) with (fillfactor = 50);
    insert into plain_player select id, 1000000000 from account;
    create table plain_draw (id bigserial primary key, account_id uuid not null, prize int not null, at timestamptz not null);
    create function plain_draw_once(p_account uuid) returns int language plpgsql as $$
    declare v_prize int := 1 + floor(random() * 6);
    begin
      update plain_player set points = points - 10 where account_id = p_account and points >= 10;
      if not found then raise exception 'points'; end if;
      update plain_box set left_count = left_count - 1, budget = budget - v_prize where id = 1 and left_count > 0 and budget >= v_prize;
      if not found then raise exception 'empty'; end if;
      insert into plain_draw (account_id, prize, at) values (p_account, v_prize, now());
      update plain_player set points = points + v_prize where account_id = p_account;
      return v_prize;
    end $$`

const tables = [
  'posting',
  'entry',
  'lot',
  'lot_use',
  'points_balance',
  'points_budget',
  'draw',
  'draw_chain',
  'campaign_player',
]
// with defaults, checks and indexes; foreign keys and triggers are questions, which it asks none of
const likeOurs = tables
  .map((table) => `create table same_${table} (like ${table} including all) with (fillfactor = 50);`)
  .join('')

const same = `${likeOurs}
    insert into same_points_balance select * from points_balance;
    insert into same_lot (account_id, posting_id, source, original_points, remaining_points, state, expires_at, funding)
      select account_id, posting_id, source, original_points, remaining_points, state, expires_at, funding from lot;
    insert into same_points_budget (id, code, title_zh, title_en, granted_points, remaining_points) values (gen_random_uuid(), 'box', '', '', 1000000000000, 1000000000000);
    create function same_draw_once(p_account uuid, p_campaign uuid) returns int language plpgsql as $$
    declare v_prize int := 1 + floor(random() * 6); v_after bigint; v_left bigint; v_budget uuid; v_lot bigint; v_spent bigint; v_won bigint; v_chain uuid; v_nonce int;
      v_key text := gen_random_uuid(); v_why jsonb := jsonb_build_object('campaignId', p_campaign, 'campaignZh', '天天抽', 'campaignEn', 'Daily draw', 'drawNo', 1,
        'prizeNo', v_prize, 'prizeZh', '奖品', 'prizeEn', 'Prize', 'points', v_prize);
    begin
      update same_points_balance set available_points = available_points - 10 + v_prize where account_id = p_account and available_points >= 10 returning available_points into v_after;
      if not found then raise exception 'points'; end if;
      update same_points_budget set remaining_points = remaining_points - v_prize where code = 'box' and remaining_points >= v_prize returning id, remaining_points into v_budget, v_left;
      if not found then raise exception 'empty'; end if;
      insert into same_posting (key, input_hash, kind, account_id, source, explanation, at) values ('draw:' || v_key, substr(sha256(convert_to(v_key, 'UTF8')), 1, 16), 'draw', p_account, 'campaign:' || p_campaign, v_why, now()) returning id into v_spent;
      insert into same_posting (key, input_hash, kind, account_id, source, explanation, at) values ('draw:' || v_key || ':award', substr(sha256(convert_to(v_key, 'UTF8')), 1, 16), 'campaign-award', p_account, 'campaign:' || p_campaign, v_why, now()) returning id into v_won;
      update same_lot set remaining_points = remaining_points - 10 where id = (select id from same_lot where account_id = p_account and is_live order by expires_at, id limit 1) returning id into v_lot;
      insert into same_lot_use (posting_id, lot_id, amount_points) values (v_spent, v_lot, 10);
      insert into same_lot (account_id, posting_id, source, original_points, remaining_points, state, expires_at, funding, budget_id)
      values (p_account, v_won, 'campaign:' || p_campaign, v_prize, v_prize, 'active', '2041-03-02', 'marketing', v_budget);
      insert into same_entry (posting_id, account_id, bucket, budget_id, amount_points, balance_after) values (v_spent, p_account, 'available', null, -10, v_after - v_prize),
        (v_spent, null, 'redeemed', null, 10, null), (v_won, p_account, 'available', null, v_prize, v_after), (v_won, null, 'issued', null, -v_prize, null),
        (v_won, null, 'budget', v_budget, -v_prize, v_left), (v_won, null, 'allotted', v_budget, v_prize, null);
      update same_draw_chain set next_nonce = next_nonce + 1 where account_id = p_account and campaign_id = p_campaign and revealed_at is null returning id, next_nonce into v_chain, v_nonce;
      insert into same_draw (no, campaign_id, version, account_id, request_key, entry, cost_points, posting_id, mode, chain_id, nonce, counter, drawn_prize, prize_no, cost_minor,
        won_points, award_posting_id, confirmed_at, at, shard)
      overriding system value values (nextval('draw_no_seq'), p_campaign, 1, p_account, v_key, 'points', 10, v_spent, 'chain', v_chain, v_nonce, 0, v_prize, v_prize, 0, v_prize, v_won, now(), now(), 0);
      update same_campaign_player set draws = draws + 1, last_draw_at = now() where account_id = p_account and campaign_id = p_campaign;
      return v_prize;
    end $$`

/** After the campaign's pages were opened: whoever plays has a row and a chain. */
export async function makeByHand(pool: pg.Pool): Promise<void> {
  await pool.query(plain)
  await pool.query(same)
  await pool.query('insert into same_draw_chain select * from draw_chain')
  await pool.query('insert into same_campaign_player select * from campaign_player')
}

export const drawByHand = (pool: pg.Pool, accountId: string) =>
  pool.query({ name: 'plain-draw', text: 'select plain_draw_once($1)', values: [accountId] })

export const drawSameByHand = (pool: pg.Pool, accountId: string, campaignId: string) =>
  pool.query({ name: 'same-draw', text: 'select same_draw_once($1, $2)', values: [accountId, campaignId] })
