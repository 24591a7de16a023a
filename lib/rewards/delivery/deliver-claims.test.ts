import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, daysOn, give, newShopper, remainingOf, replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { newReward, wantReward } from '../reward.fixture'
import { claim, voidClaim } from '../store'
import { deliverClaims } from './deliver-claims'
import type { DeliveryPort } from './find-port'
import { type Delivered, MOST_TRIES } from './rules'

useTestDatabase({ size: 16 })
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

type Deliver = NonNullable<DeliveryPort['deliver']>

/** An exchange that only a port can hand over; two lots paid for it. */
async function waitingClaim() {
  const rewardId = await newReward({ kind: 'told-elsewhere', category: 'digital', stock: 1 })
  const accountId = await newShopper()
  await give(accountId, 300)
  await give(accountId, 300, { expiresAt: daysOn(30) })
  const made = await claim(db(), today, accountId, wantReward(rewardId, 500))
  if (!made.ok) throw new Error(made.refusal)
  return { accountId, claimId: made.value.claimId, rewardId }
}

const stateOf = (claimId: string) =>
  row<{ state: string; tries: number; trouble: string | null; delivery: unknown; due: Date | null }>(
    'select state, tries, trouble, delivery, due_at as due from claim where id = $1',
    [claimId],
  )
const by = (deliver: Deliver) => ({ ports: () => ({ deliver }) })
const says = (answer: Delivered) => by(async () => answer)
const run = (minutes: number, options: Parameters<typeof deliverClaims>[1]) =>
  deliverClaims({ at: daysOn(minutes / 1_440), on: db() }, options)

describe('what a port hands over', () => {
  it('is handed over once, and its words are kept', async () => {
    const { claimId } = await waitingClaim()
    expect(await run(0, says({ outcome: 'done', delivery: { ticket: 'A1' } }))).toBe(1)
    expect(await stateOf(claimId)).toMatchObject({
      state: 'issued',
      delivery: { ticket: 'A1' },
      due: null,
      trouble: null,
    })
    expect(await run(10_000, says({ outcome: 'never', trouble: 'asked again' }))).toBe(0)
  })

  it('is asked for under its own name, by one of eight workers', async () => {
    const claims = await Promise.all(Array.from({ length: 12 }, waitingClaim))
    const asked: string[] = []
    const slowly = by(async (_, { id }) => {
      asked.push(id)
      return { outcome: 'done', delivery: {} }
    })
    await Promise.all(Array.from({ length: 8 }, () => run(0, { ...slowly, most: 5 })))
    expect(asked.toSorted()).toEqual(claims.map((one) => one.claimId).toSorted())
  })
})

describe('what it does not hand over', () => {
  it('not now: is asked again after ever longer pauses, and can be handed over then', async () => {
    const { claimId } = await waitingClaim()
    const pauses: number[] = []
    let now = 0
    for (let tries = 1; tries < MOST_TRIES; tries += 1) {
      expect(await run(now, says({ outcome: 'try-again', trouble: 'busy' }))).toBe(1)
      expect(await run(now, says({ outcome: 'done', delivery: {} }))).toBe(0)
      const { due, tries: tried } = (await stateOf(claimId)) ?? {}
      expect(tried).toBe(tries)
      pauses.push(Math.round((Number(due) - today.getTime()) / 60_000) - now)
      now += pauses.at(-1) ?? 0
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256])
    expect(await run(now, says({ outcome: 'done', delivery: {} }))).toBe(1)
    expect(await stateOf(claimId)).toMatchObject({ state: 'issued', trouble: null })
  })

  it('not in time: it is told to stop, and asked again later', async () => {
    const { claimId } = await waitingClaim()
    let stopped = false
    const hangs = by((_, __, signal) => new Promise(() => signal.addEventListener('abort', () => (stopped = true))))
    await run(0, { ...hangs, timeoutMs: 20 })
    expect(stopped).toBe(true)
    expect(await stateOf(claimId)).toMatchObject({ state: 'claimed', tries: 1, trouble: 'timeout' })
    expect(await run(2, says({ outcome: 'done', delivery: {} }))).toBe(1)
  })

  it('by breaking: is asked again, and what broke is written down', async () => {
    const { claimId } = await waitingClaim()
    await run(
      0,
      by(async () => Promise.reject(new Error('connection reset'))),
    )
    expect(await stateOf(claimId)).toMatchObject({ state: 'claimed', trouble: 'connection reset' })
    await run(2, says({ outcome: 'done', delivery: {} }))
  })

  it('and one that breaks stops none of the others', async () => {
    const [one, other] = [await waitingClaim(), await waitingClaim()]
    await run(
      0,
      by(async (_, { id }) => {
        if (id === one.claimId) throw new Error('its own')
        return { outcome: 'done', delivery: {} }
      }),
    )
    expect([(await stateOf(one.claimId))?.state, (await stateOf(other.claimId))?.state]).toEqual(['claimed', 'issued'])
    await run(2, says({ outcome: 'done', delivery: {} }))
  })

  it.each<[string, number, Deliver]>([
    ['ever', 1, async () => ({ outcome: 'never', trouble: 'no such product' })],
    ['for hours', MOST_TRIES, async () => ({ outcome: 'try-again', trouble: 'busy' })],
  ])('%s: the points go back to their lots, and the one of the stock', async (_, tries, deliver) => {
    const { claimId, accountId, rewardId } = await waitingClaim()
    expect(await balanceOf(accountId)).toMatchObject({ available: 100 })
    for (let i = 0; i < tries; i += 1) await run(i * 300, by(deliver))
    expect(await stateOf(claimId)).toMatchObject({ state: 'void', tries, due: null })
    expect(await remainingOf(accountId)).toEqual([300, 300])
    expect(await row('select claimed_count as n from reward where id = $1', [rewardId])).toEqual({ n: 0 })
    expect(await run(100_000, says({ outcome: 'done', delivery: {} }))).toBe(0)
  })

  it('before it was taken back by staff: that it is done comes too late to change it', async () => {
    const { claimId, accountId } = await waitingClaim()
    await run(
      0,
      by(async () => {
        await voidClaim(db(), today, { claimId, reason: 'meanwhile', actorId: null })
        return { outcome: 'done', delivery: { ticket: 'late' } }
      }),
    )
    expect(await stateOf(claimId)).toMatchObject({ state: 'void', delivery: {} })
    expect(await balanceOf(accountId)).toMatchObject({ available: 600 })
  })
})

describe('without its guards', () => {
  it('several workers ask for the same one', async () => {
    const mend = await replaceInFunction('claims_take_due', ' FOR UPDATE SKIP LOCKED', '')
    const mendState = await replaceInFunction(
      'claims_take_due',
      "due_at <= coalesce(p_at, now()) AND state = 'claimed'",
      "state = 'claimed'",
    )
    const asked: string[] = []
    await waitingClaim()
    const busy = by(async (_, { id }) => {
      asked.push(id)
      return { outcome: 'try-again', trouble: 'busy' }
    })
    await Promise.all(Array.from({ length: 8 }, () => run(0, busy)))
    expect(asked.length).toBeGreaterThan(1)
    await mendState()
    await mend()
    await run(2, says({ outcome: 'done', delivery: {} }))
  })

  it('what is told too late is had beside the points that came back', async () => {
    const mend = await replaceInFunction(
      'claim_delivered',
      "WHERE id = p_claim AND state = 'claimed'",
      'WHERE id = p_claim',
    )
    const { claimId } = await waitingClaim()
    await expect(
      run(
        0,
        by(async () => {
          await voidClaim(db(), today, { claimId, reason: 'meanwhile', actorId: null })
          return { outcome: 'done', delivery: {} }
        }),
      ),
    ).rejects.toThrow(/claim_spent/)
    await mend()
  })
})
