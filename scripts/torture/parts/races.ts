import { races } from '../races/every-race'
import { openTrack, runControl, runRace } from '../races/race'
import { none } from '../tally'
import { failingOf, type Part } from './part'

const CLIENTS = [2, 20, 64]
const ROUNDS = 8

/** R1 to R25 as they apply: one race a shard, and its control. */
export const racing: Part = {
  name: 'races',
  shard: async (durable, seed, no) => {
    const race = races[no % races.length]
    if (!race) throw new Error('no race')
    const mine = seed + no * 7919
    const track = await openTrack(durable.server, mine, 64)
    const wrong: string[] = []
    try {
      for (const n of CLIENTS) wrong.push(...(await runRace(race, track.arrive, n, ROUNDS)))
    } finally {
      await track.close()
    }
    const seen = await runControl(durable.server, race, mine)
    if (seen === null) wrong.push(`${race.id}: never went wrong without its guard`)
    return {
      tally: none,
      failing: failingOf('races', mine, wrong, { race: race.id }),
      did: { 'race rounds': CLIENTS.length * ROUNDS, 'controls seen red': seen === null ? 0 : 1 },
    }
  },
}
