import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/db/testing'
import { noLimits } from '@/lib/earning/programme/rules'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, newShopper, today } from '@/lib/points/ledger.fixture'
import { did, newBehaviour, newBudget, ruleFor } from '../behaviours.fixture'
import { listBehaviours, listEvents } from '../queries'
import { getMyDeeds } from './queries'

useTestDatabase()

let clerk: StaffContext
beforeAll(async () => {
  clerk = await staff('support')
})

const seen = async (code: string, id: string | null, at = today) => {
  const actor = id === null ? null : { id, email: '', name: '', staffRole: null }
  const { deeds, me } = await getMyDeeds({ actor, at, on: db() })
  return { deed: deeds.find((one) => one.code === code), me }
}

describe('what a shopper may be thanked for', () => {
  it('is what has a rule, with what it gives anybody', async () => {
    const code = await newBehaviour(clerk)
    expect((await seen(code, null)).deed).toBeUndefined()
    await ruleFor(code)
    const { deed, me } = await seen(code, null)
    expect(deed).toMatchObject({ nameZh: '到店签到', promise: { points: 50, askedPoints: 50, cut: null } })
    expect(me).toBeNull()
  })

  it('says what is left of it today, and promises exactly what is given', async () => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    await ruleFor(code, { limits: { ...noLimits, perShopper: [{ period: 'day', points: 70, times: null }] } })
    for (const given of [50, 20, 0]) {
      const { deed } = await seen(code, li)
      expect(deed?.promise.points).toBe(given)
      expect(await did(clerk, code, li)).toMatchObject({ value: { points: given } })
    }
    const { deed, me } = await seen(code, li)
    expect(deed?.promise).toMatchObject({ cut: { by: 'points', period: 'day', limit: 70 } })
    expect(me?.recent.map((one) => [one.points, one.cut?.by ?? null])).toContainEqual([0, 'points'])
    expect(me?.done[code]).toMatchObject({ times: 2, points: 70 })
    expect((await seen(code, li, daysOn(1))).deed?.promise.points).toBe(50)
  })

  it('promises nothing out of an empty budget, and nothing that was not promised is said to be missing', async () => {
    const [li, code, other] = [await newShopper(), await newBehaviour(clerk), await newBehaviour(clerk)]
    await ruleFor(code, { budgetId: await newBudget(60) })
    await did(clerk, code, await newShopper())
    expect((await seen(code, li)).deed?.promise).toMatchObject({ points: 0, cut: { by: 'budget' } })
    await did(clerk, other, li)
    expect((await seen(code, li)).me?.recent).toEqual([])
    expect((await seen(code, li)).me?.missing).toEqual(['email', 'name', 'birthday', 'address'])
  })
})

it('the desk sees what was given and stopped of late, and who did what', async () => {
  const [li, code] = [await newShopper(), await newBehaviour(clerk)]
  await ruleFor(code, { limits: { ...noLimits, perShopper: [{ period: 'ever', points: null, times: 1 }] } })
  await did(clerk, code, li, { at: daysOn(-40) })
  await did(clerk, code, li)
  const other = await newShopper()
  await did(clerk, code, other, { at: daysOn(-1) })
  const listed = (await listBehaviours({ at: today, on: db() })).find((one) => one.code === code)
  expect(listed).toMatchObject({ happened: 2, rules: [{ reward: { points: 50 } }] })
  const events = await listEvents({ at: today, on: db() }, code, null)
  expect(events).toHaveLength(3)
  expect(events[0]).toMatchObject({ accountId: li, recordedByName: '店长' })
  const codes = (await listBehaviours({ at: today, on: db() })).map((one) => one.code)
  expect(codes.slice(0, 2)).toEqual(['order', 'first-order'])
})
