import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { daysOn, give, hold, newShopper, spendAtOnce, today } from './ledger.fixture'
import { getMyPoints } from './queries'
import { myPointsSchema } from './schema'
import { holdRelease, revoke } from './store'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const as = (id: string, at = today) => ({ actor: { id, email: '', name: '', staffRole: null }, at, on: db() })
const everything = { kind: null, before: null }

describe('S63 my points', () => {
  it('of someone new are nothing at all', async () => {
    expect(await getMyPoints(as(await newShopper()), everything)).toEqual({
      at: expect.any(String),
      availablePoints: 0,
      pendingPoints: 0,
      heldPoints: 0,
      debtPoints: 0,
      usedPoints: 0,
      debts: [],
      pending: [],
      expiring: [],
      unearned: [],
      notGiven: [],
      lines: [],
      next: null,
    })
  })

  it('are what can be spent, what comes, what ends soon, and what was used', async () => {
    const li = await newShopper()
    await give(li, 300, { expiresAt: daysOn(20) })
    await give(li, 300, { expiresAt: daysOn(200) })
    await give(li, 200, { releasesAt: daysOn(7) })
    await spendAtOnce(li, 100)
    await hold(li, 'my:hold', 50)
    const mine = await getMyPoints(as(li), everything)
    expect(mine).toMatchObject({ availablePoints: 450, pendingPoints: 200, heldPoints: 50, usedPoints: 100 })
    expect(mine.pending).toMatchObject([{ points: 200 }])
    expect(mine.expiring.map((one) => one.points)).toEqual([150])
    // past its last day a lot is gone from the page, whether or not the job has come by
    expect(await getMyPoints(as(li, daysOn(21)), everything)).toMatchObject({ availablePoints: 300, expiring: [] })
  })

  it('say what is owed, and what of it the next points have paid', async () => {
    const li = await newShopper()
    await give(li, 100, { key: 'owe:a' })
    await give(li, 60, { key: 'owe:b' })
    await spendAtOnce(li, 160)
    for (const key of ['owe:a', 'owe:b']) await revoke(db(), today, { key, explanation: {}, actorId: null })
    await give(li, 120)
    expect(await getMyPoints(as(li), everything)).toMatchObject({
      availablePoints: 0,
      debtPoints: 40,
      debts: [{ owedPoints: 60, remainingPoints: 40 }],
    })
  })

  it('have a statement whose balance runs on, whatever is filtered and wherever the page begins', async () => {
    const li = await newShopper()
    for (let i = 0; i < 25; i++) await give(li, 10)
    await hold(li, 'st:hold', 30)
    await holdRelease(db(), today, 'st:hold')
    await give(li, 5, { key: 'st:award' })
    await revoke(db(), today, { key: 'st:award', explanation: {}, actorId: null })
    const first = await getMyPoints(as(li), everything)
    expect(first.lines).toHaveLength(20)
    expect(first.lines.slice(0, 4).map((line) => [line.kind, line.availablePoints, line.balancePoints])).toEqual([
      ['award-reversal', -5, 250],
      ['manual', 5, 255],
      ['hold-release', 30, 250],
      ['hold', -30, 220],
    ])
    const second = await getMyPoints(as(li), { kind: null, before: first.next })
    expect(second.lines).toHaveLength(9)
    expect(second.next).toBeNull()
    expect(second.lines.at(-1)).toMatchObject({ availablePoints: 10, balancePoints: 10 })
    const spent = await getMyPoints(as(li), { kind: 'spent', before: null })
    expect(spent.lines.map((line) => line.kind)).toEqual(['hold'])
  })

  it('are nobody else’s', async () => {
    const li = await newShopper()
    await give(li, 100)
    expect((await getMyPoints(as(await newShopper()), everything)).lines).toEqual([])
  })

  it.each([{ kind: 'rain', before: '-4' }, { kind: ['earned'], before: 'x' }, {}])(
    'show everything for the address %o',
    (query) => {
      expect(myPointsSchema.parse(query)).toEqual(everything)
    },
  )
})
