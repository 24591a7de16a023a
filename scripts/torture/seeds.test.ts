import fs from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, inject, it } from 'vitest'
import { keepFailing } from './book'
import { closeBench, type KillPoint, measure, openBench, tryKillPoint } from './crashes/sweep'
import { closeProvider, type Floor, openFloor } from './floor'
import { playBoth, teachToPlay } from './model/play-both'
import { playShop, type ShopStep } from './model/play-shop'
import type { Step } from './model/steps'
import type { Failing } from './parts/part'
import { races } from './races/every-race'
import { openTrack, runRace } from './races/race'

// Whatever a run of the torture once found is played again for ever.

const FOLDER = path.join(import.meta.dirname, 'seeds')
const server = () => ({ adminUrl: inject('databaseAdminUrl'), template: inject('databaseTemplate') })

let floor: Floor
beforeEach(async () => {
  floor = await openFloor(server(), { size: 4 })
})
afterEach(() => floor.close())
afterAll(closeProvider)

/** How a part plays what it found; a part that is not here plays its whole share in its own test. */
const again: Record<string, (found: Failing) => Promise<string[]>> = {
  model: async ({ details }) => {
    await teachToPlay()
    const { parted } = await playBoth((details as { steps: Step[] }).steps)
    return parted ? [parted] : []
  },
  shop: async ({ details }) => {
    const { parted } = await playShop((details as { steps: ShopStep[] }).steps)
    return parted ? [parted] : []
  },
  crashes: async ({ details }) => {
    const bench = await openBench(floor)
    const point = details as KillPoint
    const { effect } = await measure(bench, point.workflow)
    const { wrong } = await tryKillPoint(bench, point, effect)
    await closeBench(bench)
    return wrong
  },
  races: async ({ details, seed }) => {
    const race = races.find(({ id }) => id === (details as { race: string }).race)
    const track = await openTrack(server(), seed, 24)
    const wrong: string[] = []
    for (const n of [2, 20, 64]) if (race) wrong.push(...(await runRace(race, track.arrive, n, 2)))
    await track.close()
    return wrong
  },
}

const found = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

it.each(found)(
  '%s no longer goes wrong',
  async (name) => {
    const failing = JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8')) as Failing
    expect((await again[failing.part]?.(failing)) ?? []).toEqual([])
  },
  60_000,
)

it('what goes wrong is kept in a file that can be played', async () => {
  const folder = fs.mkdtempSync(path.join(import.meta.dirname, '../../.data/seeds-'))
  const steps: Step[] = [
    { do: 'award', who: 0, amount: 10, days: 5 },
    { do: 'spend', who: 0, amount: 4 },
  ]
  const file = keepFailing(folder, { part: 'model', seed: 7, what: ['parted'], details: { steps } }, 'abc')
  expect(path.basename(file)).toBe('model-7-1.json')
  expect(await again.model?.(JSON.parse(fs.readFileSync(file, 'utf8')) as Failing)).toEqual([])
  fs.rmSync(folder, { recursive: true })
})
