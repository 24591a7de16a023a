import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, give, newShopper, today } from '@/lib/points/ledger.fixture'
import { deliverClaims } from '../delivery/deliver-claims'
import { newReward, wantReward } from '../reward.fixture'
import { type ClaimLine, claimsToExport, countQueue, listClaimRows } from '../staff/queries'
import { claimListSchema } from '../staff/schema'
import { claim } from '../store'
import { retryDelivery } from './retry-delivery'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

let owner: StaffContext
let rewardId = ''
const minutesOn = (minutes: number) => daysOn(minutes / 1_440)
beforeAll(async () => {
  owner = { ...(await staff('owner')), at: today }
  // a kind that the database can't hand over by itself
  rewardId = await newReward({ kind: 'told-elsewhere', category: 'digital', title_zh: '=HYPERLINK("x")' })
})

async function claimed(kindRewardId = rewardId, prepared: object = {}): Promise<string> {
  const id = await newShopper()
  await give(id, 500)
  const made = await claim(db(), today, id, { ...wantReward(kindRewardId, 500), prepared })
  if (!made.ok) throw new Error(made.refusal)
  return made.value.claimId
}
const shut = { ports: () => ({ deliver: async () => ({ outcome: 'try-again' as const, trouble: 'shut' }) }) }
const open = { ports: () => ({ deliver: async () => ({ outcome: 'done' as const, delivery: {} }) }) }
const listed = async (state: string | null) =>
  (await listClaimRows(owner, claimListSchema.parse({ state, reward: rewardId }))).claims

describe('what could not be handed over', () => {
  it('stands in a list of its own, is tried next when asked, and leaves the list when it is done', async () => {
    const claimId = await claimed()
    expect(await listed('trouble')).toEqual([])
    await deliverClaims({ at: today, on: db() }, shut)
    expect(await listed('trouble')).toMatchObject([{ id: claimId, trouble: 'shut', tries: 1 }])
    expect(await countQueue(owner)).toMatchObject({ inTrouble: 1 })
    // its pause is not over
    expect(await deliverClaims({ at: today, on: db() }, open)).toBe(0)
    expect(await retryDelivery(owner, { claimId })).toEqual({ ok: true, value: { claimId } })
    expect(await deliverClaims({ at: today, on: db() }, open)).toBe(1)
    expect(await listed('trouble')).toEqual([])
    expect(await countQueue(owner)).toMatchObject({ inTrouble: 0 })
    expect(
      await row(`select after from audit_log where action = 'reward.retry' and subject = $1`, [`claim:${claimId}`]),
    ).toEqual({
      after: { claim: expect.any(Number), tries: 1, trouble: 'shut' },
    })
    expect(await retryDelivery(owner, { claimId })).toMatchObject({ refusal: 'claim-not-tried' })
  })

  it('is never put off by asking, and what waits for nothing is refused', async () => {
    const claimId = await claimed()
    const dueAt = async () => (await row<{ at: Date }>('select due_at as at from claim where id = $1', [claimId]))?.at
    await retryDelivery({ ...owner, at: minutesOn(30) }, { claimId })
    expect(await dueAt()).toEqual(today)
    expect(await retryDelivery(owner, { claimId: randomUUID() })).toMatchObject({ refusal: 'claim-unknown' })
    await deliverClaims({ at: today, on: db() }, open)
  })
})

describe('claims that leave the shop', () => {
  const address = { name: '林', phone: '+8613800138000', city: '上海市', line1: '=1+1' }

  const linesOf = async (asked: Record<string, unknown>) => {
    const { text, values } = claimsToExport(claimListSchema.parse(asked))
    return rows<ClaimLine>(text, values)
  }

  it('take their addresses along, as they were written', async () => {
    const gifts = await newReward({ kind: 'parcel', category: 'gifts', stock: 5 })
    await claimed(gifts, { address })
    expect(await linesOf({ state: 'to-send', reward: gifts })).toMatchObject([{ state: 'claimed', address }])
  })

  it('are those that the list shows, whichever it is', async () => {
    await claimed()
    for (const state of [null, 'trouble', 'open', 'used', 'expired', 'void', 'to-send']) {
      const out = await linesOf({ state, reward: rewardId })
      const numbers = (all: readonly { no: number }[]) => new Set(all.map((one) => one.no))
      expect(numbers(out)).toEqual(numbers(await listed(state)))
    }
  })
})

describe('a list of claims', () => {
  it('stands by their points or their numbers, and turned over page by page loses none and shows none twice', async () => {
    const many = await newReward({ kind: 'told-elsewhere', category: 'digital' })
    // two pages, nearly all of them alike
    for (let i = 0; i < 52; i += 1) await claimed(many)
    const turned = async (sort: string | null) => {
      const pages = await Promise.all(
        ['1', '2'].map((page) => listClaimRows(owner, claimListSchema.parse({ reward: many, sort, page }))),
      )
      expect(pages.map(({ claims, total }) => [claims.length, total])).toEqual([
        [50, 52],
        [2, 52],
      ])
      return pages.flatMap(({ claims }) => claims.map(({ no }) => no))
    }
    const newest = await turned(null)
    expect(newest).toEqual(newest.toSorted((a, b) => b - a))
    expect(await turned('points')).toEqual(newest)
    expect(await turned('points-up')).toEqual(newest.toReversed())
    expect(await turned('no-up')).toEqual(newest.toReversed())
  })
})
