import { db } from '@/lib/db/client'
import { openFloor } from '../floor'
import { playLives, teachToPlay } from '../model/play-both'
import { playShoppers } from '../model/play-shop'
import { broken } from '../scratch'
import { none } from '../tally'
import { failingOf, type Part } from './part'

// G1, against the clerk with a pencil: 1,000,000 commands at the SQL functions, and 20 × 10,000 through the verbs.

const SQL_SHARDS = 50
const SQL_COMMANDS = 20_000
const SHOP_SHARDS = 20
const SHOP_COMMANDS = 10_000
/** Lives before what was played is counted: one that parts is shrunk among these. */
const LIVES = 25
/** No two shards, nor two turns of one, live the same lives. */
const seedOf = (seed: number, no: number, turn: number) => seed + no * 7919 + turn * 104_729

/** Lives of up to 200 commands at the SQL functions: two accounts, budgets, staff who give and take by hand, merges. */
export const model: Part = {
  name: 'model',
  shards: SQL_SHARDS,
  shard: async (durable, seed, no) => {
    const floor = await openFloor(durable.server, { size: 2, isHasty: true })
    try {
      await teachToPlay()
      for (let played = 0, turn = 0; ; turn += 1) {
        const mine = seedOf(seed, no, turn)
        const lives = await playLives(mine, LIVES)
        played += lives.played
        if (played < SQL_COMMANDS && !lives.parted) continue
        const wrong = [...(lives.parted ? [lives.parted.parted] : []), ...(await broken(db()))]
        const failing = failingOf('model', mine, wrong, { steps: lives.parted?.steps ?? [] })
        return { tally: none, failing, did: { 'model commands': played } }
      }
    } finally {
      await floor.close()
    }
  },
}

/** Days of shoppers through the shop's own verbs. */
export const shop: Part = {
  name: 'shop',
  shards: SHOP_SHARDS,
  shard: async (durable, seed, no) => {
    const floor = await openFloor(durable.server, { size: 2, isHasty: true })
    try {
      for (let played = 0, turn = 0; ; turn += 1) {
        const mine = seedOf(seed, no, turn)
        const days = await playShoppers(mine, LIVES)
        played += days.played
        if (played < SHOP_COMMANDS && !days.parted) continue
        const wrong = [...(days.parted ? [days.parted] : []), ...(await broken(db()))]
        const failing = failingOf('shop', mine, wrong, { steps: days.steps })
        return { tally: none, failing, did: { 'commands through the verbs': played, 'seeds through the verbs': 1 } }
      }
    } finally {
      await floor.close()
    }
  },
}
