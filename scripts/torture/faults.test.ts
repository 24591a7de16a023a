import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { db } from '@/lib/db/client'
import { databaseGivesUp, lastDayUnderSkew, sessionsEnded, smallPool, workflowUnderSkew } from './faults/every-fault'
import { closeProvider, type Floor, openFloor } from './floor'
import { broken } from './scratch'

// What surrounds the shop fails: its clock, its connections, the database itself. F7, F8 (a silent holder) and F6 (a full
// disk) take longer than a test may: `npm run torture -- --only faults`.

const MINUTE = 60_000
let floor: Floor

beforeAll(async () => {
  floor = await openFloor({ adminUrl: inject('databaseAdminUrl'), template: inject('databaseTemplate') })
})
afterAll(async () => {
  expect(await broken(db())).toEqual([])
  await floor.close()
  await closeProvider()
})

it.each([10, -10])(
  'F17 a last day and a release day come by the database, with the clock off by %i minutes',
  async (by) => {
    expect(await lastDayUnderSkew(by * MINUTE)).toEqual([])
  },
)

it.each(['checkout', 'reconcile', 'refund-part', 'redeem', 'cancel'])('F17 %s with the clock off', async (workflow) => {
  expect(await workflowUnderSkew(floor, workflow, 10 * MINUTE)).toEqual([])
  expect(await workflowUnderSkew(floor, workflow, -10 * MINUTE)).toEqual([])
})

it.each(['checkout', 'redeem', 'refund-whole', 'expiry'])('F20 %s when the database gives up', async (workflow) => {
  expect(await databaseGivesUp(floor, workflow)).toEqual([])
})

it('F4 every session ended: the pool heals', async () => {
  expect((await sessionsEnded()).wrong).toEqual([])
})

it('F8 a pool of two and two hundred callers', async () => {
  expect(await smallPool(floor)).toEqual([])
})
