import { db } from '@/lib/db/client'
import { openFloor } from '../floor'
import { playLives, teachToPlay } from '../model/play-both'
import { broken } from '../scratch'
import { none } from '../tally'
import { failingOf, type Part } from './part'

const LIVES = 300

/** G1: lives of up to 200 commands at the SQL functions, against the clerk with a pencil. */
export const model: Part = {
  name: 'model',
  shard: async (durable, seed, no) => {
    const mine = seed + no * 7919
    const floor = await openFloor(durable.server, { size: 2 })
    try {
      await teachToPlay()
      const { played, parted } = await playLives(mine, LIVES)
      const wrong = [...(parted ? [parted.parted] : []), ...(await broken(db()))]
      return {
        tally: none,
        failing: failingOf('model', mine, wrong, parted ? { steps: parted.steps } : undefined),
        did: { 'model commands': played },
      }
    } finally {
      await floor.close()
    }
  },
}
