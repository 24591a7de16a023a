import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { closeProvider } from './floor'
import { races } from './races/every-race'
import { openTrack, runControl, runRace } from './races/race'

// R1 to R25 as they apply (docs/torture.md says which do not): behind a wire that delays 0 to 20 ms, arriving as people do.

const SEED = 20261122
const server = () => ({ adminUrl: inject('databaseAdminUrl'), template: inject('databaseTemplate') })
afterAll(closeProvider)

describe('at once', () => {
  let track: Awaited<ReturnType<typeof openTrack>>
  beforeAll(async () => {
    track = await openTrack(server(), SEED, 24)
  })
  afterAll(() => track.close())

  it.each(races.map((race) => [race.id, race.what, race] as const))(
    '%s %s',
    async (_, __, race) => {
      for (const n of [2, 20, 64]) expect(await runRace(race, track.arrive, n, 1)).toEqual([])
    },
    60_000,
  )
})

describe('without its guard', () => {
  it.each(races.map((race) => [race.id, race] as const))(
    '%s is seen to go wrong',
    async (_, race) => {
      expect(await runControl(server(), race, SEED)).not.toBeNull()
    },
    130_000,
  )
})
