import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { PayoutRefusal } from './errors'
import type { PayoutState } from './rules'

export type By = { actorId: string; at: Date | null }
export type Decided = { state: PayoutState }

async function decided(
  on: Queryable,
  text: string,
  values: readonly unknown[],
): Promise<Result<Decided, PayoutRefusal>> {
  const done = await refusable<Decided | null, PayoutRefusal>(row<Decided>(text, values, on))
  if (!done.ok) return done
  invariant(done.value !== null, 'a payout is in some state')
  return ok(done.value)
}

export const approve = (on: Queryable, by: By, payoutId: string, amountMinor: number) =>
  decided(on, 'select payout_approve($1, $2, $3, $4) as state', [payoutId, amountMinor, by.actorId, by.at])

export const unapprove = (on: Queryable, by: By, payoutId: string) =>
  decided(on, 'select payout_unapprove($1, $2, $3) as state', [payoutId, by.actorId, by.at])

export const cancel = (on: Queryable, by: By, payoutId: string, reason: string) =>
  decided(on, 'select payout_cancel($1, $2, $3, $4) as state', [payoutId, reason, by.actorId, by.at])

export const retry = (on: Queryable, by: By, payoutId: string) =>
  decided(on, 'select payout_retry($1, $2, $3) as state', [payoutId, by.actorId, by.at])

export type DuePayout = {
  id: string
  key: string
  round: number
  recipient: string
  amountMinor: number
  currency: string
  /** this one included: more than one, and it may have been sent before */
  tries: number
}

export function takeDue(on: Queryable, at: Date | null, most: number): Promise<DuePayout[]> {
  return rows<DuePayout>(
    'select id, key, round, recipient, amount_minor as "amountMinor", shop_currency() as currency, tries from payouts_take_due($1, $2)',
    [at, most],
    on,
  )
}

type Word = { outcome: 'done' | 'try-again' | 'never'; providerId?: string; trouble?: string }

export async function settle(on: Queryable, at: Date | null, payout: DuePayout, word: Word): Promise<void> {
  const { outcome, providerId = null, trouble = null } = word
  await rows(
    'select payout_settle($1, $2, $3, $4, $5, $6)',
    [payout.id, payout.round, outcome, providerId, trouble, at],
    on,
  )
}

const MOST_AT_ONCE = 100

export async function giveUpDue(on: Queryable, at: Date | null): Promise<number> {
  const found = await row<{ done: number }>('select payouts_give_up($1, $2) as done', [at, MOST_AT_ONCE], on)
  return found?.done ?? 0
}

export type PayoutTerms = {
  shopperDayMinor: number
  shopDayMinor: number
  secondPersonMinor: number
  undoMinutes: number
}

export async function writeTerms(on: Queryable, by: By, terms: PayoutTerms, reason: string): Promise<void> {
  await rows('select payout_terms_save($1, $2, $3, $4)', [JSON.stringify(terms), reason, by.actorId, by.at], on)
}
