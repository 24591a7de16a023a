import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { points } from '@/lib/kernel/points'
import { award, type Earning, holdTake, spend } from './store'

// What tests of the ledger begin with. Points come only through the ledger's own functions.

/** The tests' today: far enough ahead that no deadline of theirs is past by the database's clock. */
export const today = new Date('2040-03-01T04:00:00Z')

export const daysOn = (days: number, from: Date = today): Date => new Date(from.getTime() + days * 86_400_000)

/** Someone who has just signed up. */
export async function newShopper(): Promise<string> {
  const id = randomUUID()
  await db().query('insert into account (id, email) values ($1, $2)', [id, `${id}@shop.test`])
  return id
}

/** An earning that is spendable at once and good for a year, unless told otherwise. */
export function give(accountId: string, amount: number, more: Partial<Earning> & { at?: Date } = {}) {
  const { at = today, ...rest } = more
  return award(db(), at, {
    accountId,
    key: `gift:${randomUUID()}`,
    kind: 'manual',
    source: 'gift',
    points: points(amount),
    explanation: { note: 'a test', points: amount },
    releasesAt: null,
    expiresAt: daysOn(365),
    funding: 'marketing',
    termsVersion: null,
    actorId: null,
    ...rest,
  })
}

export const hold = (accountId: string, key: string, amount: number, at = today) =>
  holdTake(db(), at, { accountId, key, source: key, points: points(amount), expiresAt: daysOn(1, at) })

export const spendAtOnce = (accountId: string, amount: number, key: string = randomUUID(), at = today) =>
  spend(db(), at, {
    accountId,
    key,
    kind: 'spend',
    source: key,
    points: points(amount),
    explanation: { points: amount },
  })

export type Balance = { available: number; pending: number; held: number; debt: number }

export async function balanceOf(accountId: string): Promise<Balance> {
  const [found] = await rows<Balance>(
    `select available_points as available, pending_points as pending, held_points as held, debt_points as debt
     from points_balance where account_id = $1`,
    [accountId],
  )
  return found ?? { available: 0, pending: 0, held: 0, debt: 0 }
}

/** What each of the shopper's lots still holds, oldest first. */
export async function remainingOf(accountId: string): Promise<number[]> {
  const found = await rows<{ remaining_points: number }>(
    'select remaining_points from lot where account_id = $1 order by id',
    [accountId],
  )
  return found.map((lot) => lot.remaining_points)
}

/** The postings of a shopper as "kind bucket+amount …", oldest first. */
export async function journalOf(accountId: string): Promise<string[]> {
  const found = await rows<{ line: string }>(
    `select p.kind || ' ' || string_agg(e.bucket || to_char(e.amount_points, 'SG FM999999'), ' ' order by e.id) as line
     from posting p join entry e on e.posting_id = p.id where p.account_id = $1 group by p.id order by p.id`,
    [accountId],
  )
  return found.map(({ line }) => line.replaceAll(/([+-])\s+/g, '$1'))
}

/** Breaks a guard of a database function for a negative control; answers how to mend it again. */
export async function replaceInFunction(name: string, was: string, becomes: string): Promise<() => Promise<void>> {
  const [found] = await rows<{ def: string }>('select pg_get_functiondef(oid) as def from pg_proc where proname = $1', [
    name,
  ])
  if (!found?.def.includes(was)) throw new Error(`${name} does not say "${was}"`)
  await db().query(found.def.replaceAll(was, becomes))
  return async () => {
    await db().query(found.def)
  }
}
