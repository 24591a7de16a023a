import type pg from 'pg'

// What one would write without a ledger: a balance that is changed and a line that says so, in one transaction. It knows
// no lots, no expiry, no double entry and no repeats.

export const makeByHand = (pool: pg.Pool) =>
  pool.query(`create table plain_balance (account_id uuid primary key, points bigint not null check (points >= 0)) with (fillfactor = 50);
    create table plain_line (id bigserial primary key, account_id uuid not null, points bigint not null, at timestamptz not null);
    create index plain_line_account on plain_line (account_id, id);
    insert into plain_balance select id, 0 from account`)

/** Two statements in a transaction: four journeys to the database. */
export async function byHand(pool: pg.Pool, accountId: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query({
      name: 'plain-up',
      text: 'update plain_balance set points = points + 1 where account_id = $1',
      values: [accountId],
    })
    await client.query({
      name: 'plain-in',
      text: 'insert into plain_line (account_id, points, at) values ($1, 1, now())',
      values: [accountId],
    })
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** The same as one statement, which nobody writes by hand but a database likes best: the hardest to compare with. */
export const byHandAtOnce = (pool: pg.Pool, accountId: string) =>
  pool.query({
    name: 'plain-both',
    text: `with up as (update plain_balance set points = points + 1 where account_id = $1 returning account_id)
      insert into plain_line (account_id, points, at) select account_id, 1, now() from up`,
    values: [accountId],
  })
