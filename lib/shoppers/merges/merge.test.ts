import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { balanceOf, daysOn, give, hold, newShopper, remainingOf, spendAtOnce, today } from '@/lib/points/ledger.fixture'
import { expireDue, holdCapture, holdRelease, releaseDue, returnSpend, revoke } from '@/lib/points/store'
import { mergeAccounts } from './merge-accounts'
import { unmergeAccounts } from './unmerge-accounts'

useTestDatabase({ size: 20 })
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const clerk = async () => ({ ...(await staff('owner')), at: today })
const wordsFor = (fromId: string, intoId: string) => ({ requestId: randomUUID(), fromId, intoId, reason: '同一人' })
const undo = (key: string) => ({ key, explanation: {}, actorId: null })

async function merged(fromId: string, intoId: string): Promise<string> {
  const made = await mergeAccounts(await clerk(), wordsFor(fromId, intoId))
  if (!made.ok) throw new Error(made.refusal)
  return made.value.mergeId
}

describe('a merge', () => {
  it('brings lots with their last days, what is pending and what is owed; the other account is closed', async () => {
    const [old, kept] = [await newShopper(), await newShopper()]
    await give(old, 100, { expiresAt: daysOn(5) })
    await give(old, 40, { releasesAt: daysOn(7) })
    await give(kept, 10)
    await merged(old, kept)
    expect(await balanceOf(kept)).toEqual({ available: 110, pending: 40, held: 0, debt: 0 })
    expect(await balanceOf(old)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
    await expireDue(db(), daysOn(5), 100)
    await releaseDue(db(), daysOn(7), 100)
    expect(await balanceOf(kept)).toMatchObject({ available: 50, pending: 0 })
    expect(await row('select merged_into, suspended_at from account where id = $1', [old])).toEqual({
      merged_into: kept,
      suspended_at: today,
    })
  })

  it('lets the points of one pay what the other owes', async () => {
    const [old, kept] = [await newShopper(), await newShopper()]
    await give(old, 100, { key: `owe:${old}` })
    await spendAtOnce(old, 100)
    await revoke(db(), today, undo(`owe:${old}`))
    await give(kept, 150)
    await merged(old, kept)
    expect(await balanceOf(kept)).toEqual({ available: 50, pending: 0, held: 0, debt: 0 })
  })

  it('is followed by refunds of what the closed account bought', async () => {
    const [old, kept] = [await newShopper(), await newShopper()]
    await give(old, 300, { key: `earned:${old}` })
    await hold(old, `h:${old}`, 200)
    await holdCapture(db(), today, `h:${old}`)
    await merged(old, kept)
    await returnSpend(db(), today, undo(`h:${old}`))
    expect(await balanceOf(kept)).toMatchObject({ available: 300 })
    await revoke(db(), today, undo(`earned:${old}`))
    expect(await balanceOf(kept)).toMatchObject({ available: 0, debt: 0 })
    expect(await balanceOf(old)).toMatchObject({ available: 0, debt: 0 })
  })

  it('is made once, not of an account with a payment under way, not of staff, of one with itself or of nobody', async () => {
    const [ctx, old, kept] = [await clerk(), await newShopper(), await newShopper()]
    await give(old, 100)
    await hold(old, `open:${old}`, 10)
    expect(await mergeAccounts(ctx, wordsFor(old, kept))).toMatchObject({ refusal: 'merge-waits-for-payment' })
    await holdCapture(db(), today, `open:${old}`)
    expect(await mergeAccounts(ctx, wordsFor(old, old))).toMatchObject({ refusal: 'merge-not-possible' })
    expect(await mergeAccounts(ctx, wordsFor(ctx.actor.id, kept))).toMatchObject({ refusal: 'merge-not-possible' })
    expect(await mergeAccounts(ctx, wordsFor(old, randomUUID()))).toMatchObject({ refusal: 'merge-not-possible' })
    const words = wordsFor(old, kept)
    const first = await mergeAccounts(ctx, words)
    expect(await mergeAccounts(ctx, words)).toEqual(first)
    expect(await mergeAccounts(ctx, wordsFor(old, kept))).toMatchObject({ refusal: 'merge-not-possible' })
  })

  it('of two into each other at once leaves one open account, whoever comes first', async () => {
    const [ctx, one, other] = [await clerk(), await newShopper(), await newShopper()]
    await give(one, 5)
    await give(other, 7)
    const answers = await Promise.all([
      mergeAccounts(ctx, wordsFor(one, other)),
      mergeAccounts(ctx, wordsFor(other, one)),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect((await balanceOf(one)).available + (await balanceOf(other)).available).toBe(12)
  })
})

describe('taken apart', () => {
  // what the seals cover of the postings that were there first
  const sealed = async () => {
    upTo ??= (await row<{ id: number }>('select max(id) as id from posting'))?.id
    return rows<{ digest: string }>(
      `select encode(posting_digest(p), 'hex') as digest from posting p where id <= $1 order by id`,
      [upTo],
    )
  }
  let upTo: number | undefined

  it('each has its own again, less what was spent meanwhile', async () => {
    const [ctx, old, kept] = [await clerk(), await newShopper(), await newShopper()]
    await give(old, 100, { expiresAt: daysOn(5) })
    await give(kept, 10)
    const seals = await sealed()
    const mergeId = await merged(old, kept)
    expect(await sealed()).toEqual(seals)
    await expect(db().query('update lot set account_id = gen_random_uuid()')).rejects.toMatchObject({ code: '42501' })
    await spendAtOnce(kept, 30)
    const back = await unmergeAccounts(ctx, { mergeId, reason: '弄错了' })
    expect(back).toMatchObject({ ok: true, value: { availablePoints: 70 } })
    expect(await unmergeAccounts(ctx, { mergeId, reason: '弄错了' })).toEqual(back)
    expect([await balanceOf(old), await balanceOf(kept)]).toMatchObject([{ available: 70 }, { available: 10 }])
    expect(await remainingOf(old)).toEqual([70])
    expect(await sealed()).toEqual(seals)
    expect(await row('select suspended_at from account where id = $1', [old])).toEqual({ suspended_at: null })
  })

  it('points spent while they were one go back, when they come back, to the account whose lots they are of', async () => {
    const [ctx, old, kept] = [await clerk(), await newShopper(), await newShopper()]
    await give(old, 100, { expiresAt: daysOn(5) })
    await give(kept, 50)
    const mergeId = await merged(old, kept)
    await hold(kept, `bought:${kept}`, 120)
    await holdCapture(db(), today, `bought:${kept}`)
    await hold(kept, `open:${kept}`, 30)
    await unmergeAccounts(ctx, { mergeId, reason: '弄错了' })
    await returnSpend(db(), today, undo(`bought:${kept}`))
    await holdRelease(db(), today, `open:${kept}`)
    expect([await balanceOf(old), await balanceOf(kept)]).toMatchObject([
      { available: 100 },
      { available: 50, held: 0, debt: 0 },
    ])
    expect([await remainingOf(old), await remainingOf(kept)]).toEqual([[100], [50]])
  })

  it('only in the order in which it was put together', async () => {
    const [ctx, a, b, c] = [await clerk(), await newShopper(), await newShopper(), await newShopper()]
    await give(a, 5)
    const first = await merged(a, b)
    const second = await merged(b, c)
    expect(await unmergeAccounts(ctx, { mergeId: first, reason: 'xx' })).toMatchObject({ refusal: 'merge-went-on' })
    await unmergeAccounts(ctx, { mergeId: second, reason: 'xx' })
    await unmergeAccounts(ctx, { mergeId: first, reason: 'xx' })
    expect(await balanceOf(a)).toMatchObject({ available: 5 })
  })
})
