import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Bench, closeBench, leftHeld, measure, openBench, tryKillPoint } from './crashes/sweep'
import { workflows } from './crashes/workflows'
import { closeProvider, type Floor, openFloor } from './floor'

// K1 and F1: every money workflow, ended at each of its round trips to the database in each way.

/** Opening a connection is three round trips, and nothing happens in them; the long run ends there in every way too. */
const OPENING = 3

let floor: Floor
let bench: Bench

beforeAll(async () => {
  floor = await openFloor({ adminUrl: inject('databaseAdminUrl'), template: inject('databaseTemplate') })
  bench = await openBench(floor)
})
afterAll(async () => {
  await closeBench(bench)
  await floor.close()
  await closeProvider()
})

// each is of the shape of another that is here; the long run ends them too
const longRunOnly = new Set([
  'exchange-counter',
  'exchange-gift',
  'exchange-link',
  'exchange-page',
  'exchange-packet',
  'exchange-card',
  'exchange-ticket',
  'check-off',
  'reward-cancel',
  'draw-deck',
  'draws-paid',
])

it.each(Object.keys(workflows).filter((name) => !longRunOnly.has(name)))(
  'K1 %s',
  async (workflow) => {
    const { trips, effect } = await measure(bench, workflow)
    expect(trips).toBeGreaterThan(OPENING)
    for (let trip = 1; trip <= trips; trip += 1)
      for (const mode of trip <= OPENING
        ? (['before-send'] as const)
        : (['before-send', 'before-reply', 'kill'] as const)) {
        const { wrong } = await tryKillPoint(bench, { workflow, trip, mode }, effect)
        expect(wrong, `${workflow}, trip ${trip} of ${trips}, ${mode}`).toEqual([])
      }
  },
  240_000,
)

// an exchange in two statements: the sweep would be worth nothing if it let that pass
it('K1 finds what is done in two statements', async () => {
  const { trips, effect } = await measure(bench, 'careless')
  const found: string[] = []
  for (let trip = OPENING + 1; trip <= trips; trip += 1)
    for (const mode of ['before-send', 'before-reply'] as const)
      found.push(...(await tryKillPoint(bench, { workflow: 'careless', trip, mode }, effect)).wrong)
  expect(found.length).toBeGreaterThan(0)
})

it('leaves nothing held', async () => expect(await leftHeld()).toEqual([]))
