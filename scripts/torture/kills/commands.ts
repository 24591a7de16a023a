import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { points } from '@/lib/kernel/points'
import { award, holdCapture, holdRelease, holdTake, spend } from '@/lib/points/store'
import { claim } from '@/lib/rewards/store'
import type { Random } from '@/prisma/seed/random'

// What the writers of the kill runs do: whole commands of the ledger, each under its own key and each moving a balance
// by an amount that is known beforehand, so that a sum over the acknowledged ones says what the balance must be.

export type Command = {
  key: string
  kind: 'award' | 'spend' | 'hold' | 'capture' | 'release' | 'exchange'
  account: string
  amount: number
}

/** How a command that was done moves [available, held]. */
export function moved({ kind, amount }: Command): [number, number] {
  const moves: Record<Command['kind'], [number, number]> = {
    award: [amount, 0],
    spend: [-amount, 0],
    exchange: [-amount, 0],
    hold: [-amount, amount],
    capture: [0, -amount],
    release: [amount, -amount],
  }
  return moves[kind]
}

export const EXCHANGE_COST = 50

/** The posting that a done command leaves, exactly once. */
export const postingKey = ({ kind, key }: Command): string =>
  kind === 'exchange' ? `exchange:${key}` : kind === 'capture' || kind === 'release' ? `${key}:${kind}` : key

export function nextCommand(random: Random, accounts: readonly string[], holds: Command[]): Command {
  const account = random.pick(accounts)
  const turn = random.next()
  const open = turn < 0.3 ? holds.pop() : undefined
  if (open) return { ...open, kind: random.chance(0.5) ? 'capture' : 'release' }
  const key = randomUUID()
  if (turn < 0.6) return { key, kind: 'award', account, amount: random.between(20, 200) }
  if (turn < 0.8) return { key, kind: 'spend', account, amount: random.between(1, 60) }
  if (turn < 0.95) return { key, kind: 'hold', account, amount: random.between(1, 60) }
  return { key, kind: 'exchange', account, amount: EXCHANGE_COST }
}

/** Does it, or does it again: 'done', or the refusal. Throws when the outcome is not known. */
export async function run(command: Command, rewardId: string): Promise<string> {
  const { key, kind, account: accountId, amount } = command
  const spending = { accountId, key, source: key, points: points(amount) }
  const made = await (() => {
    switch (kind) {
      case 'award':
        return award(db(), null, {
          ...spending,
          kind: 'manual',
          explanation: {},
          releasesAt: null,
          expiresAt: new Date(Date.now() + 3.15e10),
          funding: 'marketing',
          termsVersion: null,
          actorId: null,
        })
      case 'spend':
        return spend(db(), null, { ...spending, kind: 'spend', explanation: {} })
      case 'hold':
        return holdTake(db(), null, { ...spending, expiresAt: new Date(Date.now() + 8.64e7) })
      case 'capture':
        return holdCapture(db(), null, key)
      case 'release':
        return holdRelease(db(), null, key)
      case 'exchange':
        return claim(db(), null, accountId, { rewardId, costPoints: EXCHANGE_COST, requestId: key })
    }
  })()
  return made.ok ? 'done' : made.refusal
}

/** The keys among these that the journal has, with how often. */
export async function present(keys: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ key: string; times: number }>(
    'select key, count(*) as times from posting where key = any($1) group by key',
    [keys],
  )
  return new Map(found.map(({ key, times }) => [key, times]))
}
