import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { db } from '@/lib/db/client'
import { databaseGivesUp, lastDayUnderSkew, sessionsEnded, smallPool, workflowUnderSkew } from './faults/every-fault'
import { closeProvider, type Floor, openFloor } from './floor'
import { ROOT } from './places'
import { broken } from './scratch'

// What surrounds the shop fails: its clock, its connections, the database itself. F5 to F7, F8 (a silent holder), F18 and
// F25 take longer than a test may: `npm run torture -- --only faults`.

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

it('F9 nobody opens a transaction of Prisma, of which a late statement may survive', () => {
  const files = ['lib', 'app'].flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('generated'))
      .map((name) => path.join(folder, name)),
  )
  expect(files.length).toBeGreaterThan(500)
  expect(files.filter((name) => fs.readFileSync(path.join(ROOT, name), 'utf8').includes('$transaction'))).toEqual([])
})
