import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { db } from '@/lib/db/client'
import { closeProvider, type Floor, openFloor } from './floor'
import { playLives, teachToPlay } from './model/play-both'
import { playShoppers } from './model/play-shop'
import { reword } from './races/race'
import { broken } from './scratch'

// G1, the share of a test run: 8,000 commands at the SQL functions against a clerk with a pencil. The clerk's own
// controls (order of lots, forgotten debts, what expired) are in lib/points/ledger.property.test.ts.

const LIVES = 100
let floor: Floor

beforeAll(async () => {
  floor = await openFloor({ adminUrl: inject('databaseAdminUrl'), template: inject('databaseTemplate') }, { size: 2 })
  await teachToPlay()
})
afterAll(async () => {
  await floor.close()
  await closeProvider()
})

it('the database and the clerk agree after every command', async () => {
  const { played, parted } = await playLives(20261122, LIVES)
  expect(parted).toBeNull()
  expect(played).toBeGreaterThan(6_000)
  expect(await broken(db())).toEqual([])
}, 120_000)

it("the shop's verbs and the clerk agree on points and pieces after every order, payment and refund", async () => {
  const { played, parted } = await playShoppers(20261122, 20)
  expect(parted).toBeNull()
  expect(played).toBeGreaterThan(300)
}, 120_000)

it('and would part, shrunk to the few commands that matter, if lots were taken in the order they came', async () => {
  await reword('lots_take', 'ORDER BY expires_at, id', 'ORDER BY id')
  const { parted } = await playLives(20261122, 40)
  expect(parted?.steps.length).toBeLessThan(8)
}, 60_000)
