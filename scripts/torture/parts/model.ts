import { db } from '@/lib/db/client'
import { openFloor } from '../floor'
import { playLives, teachToPlay } from '../model/play-both'
import { playShoppers } from '../model/play-shop'
import { broken } from '../scratch'
import { none } from '../tally'
import { failingOf, type Part } from './part'

const LIVES = 300
const SHOPPERS = 40

/** G1: lives of up to 200 commands at the SQL functions, and of up to 50 through the verbs, against the clerk with a pencil. */
export const model: Part = {
  name: 'model',
  shard: async (durable, seed, no) => {
    const mine = seed + no * 7919
    const floor = await openFloor(durable.server, { size: 2 })
    try {
      await teachToPlay()
      const { played, parted } = await playLives(mine, LIVES)
      const shop = await playShoppers(mine, SHOPPERS)
      const books = await broken(db())
      return {
        tally: none,
        failing: [
          ...failingOf('model', mine, [...(parted ? [parted.parted] : []), ...books], { steps: parted?.steps ?? [] }),
          ...failingOf('shop', mine, shop.parted ? [shop.parted] : [], { steps: shop.steps }),
        ],
        did: { 'model commands': played, 'commands through the verbs': shop.played },
      }
    } finally {
      await floor.close()
    }
  },
}
