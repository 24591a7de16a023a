import type pg from 'pg'

// What one would write for a box that everybody draws from: the player's balance, the box with its budget, a line of what was drawn.
// It knows no seeds, no lots, no double entry, no limits and no repeats, and it is one statement: hard to beat, but for its one hot row.

export const makeByHand = (pool: pg.Pool) =>
  pool.query(`create table plain_box (id int primary key, left_count int not null check (left_count >= 0), budget bigint not null check (budget >= 0)) with (fillfactor = 50);
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
    end $$`)

export const drawByHand = (pool: pg.Pool, accountId: string) =>
  pool.query({ name: 'plain-draw', text: 'select plain_draw_once($1)', values: [accountId] })
