import { createHash } from 'node:crypto'
import { tables } from '@/lib/campaigns/fairness/odds-tables.fixture'
import { drawBelow, drawMessage } from '@/lib/campaigns/fairness/rules'
import { drawnAnew } from '@/lib/campaigns/fairness/second-reading.fixture'
import { gTest } from '@/lib/campaigns/g-test/rules'
import { rows } from '@/lib/db/sql'
import { hmacUnder, utf8 } from '@/lib/kernel/sha256'
import { openFloor } from '../floor'
import { none } from '../tally'
import { failingOf, type Part } from './part'

const DRAWS = 1_000_000
const BY_ALL = 20_000
// a hundred shards have a hundred chances to look odd: what fair odds do once in a hundred thousand times is no chance any more
const LEAST_P = 1e-5

/** A million draws of one table under a seed of its own; the database and the second program draw some of them too. */
export const draws: Part = {
  name: 'draws',
  shards: 100,
  shard: async (durable, seed, no) => {
    const [name, weights] = tables[no % tables.length] ?? ['', [1]]
    const key = createHash('sha256').update(`draws ${seed} ${no}`).digest()
    const tag = hmacUnder(key)
    const facts = { campaignId: `${seed}-${no}`, versionHash: key.toString('hex'), clientSeed: 'torture', pity: 0 }
    const sum = weights.reduce((whole, weight) => whole + weight, 0)
    const upTo = weights.map((_, i) => weights.slice(0, i + 1).reduce((whole, weight) => whole + weight, 0))
    const observed = weights.map(() => 0)
    const drawn = (nonce: number) => drawBelow(sum, (counter) => tag(utf8(drawMessage({ ...facts, nonce }, counter))))
    const placeOf = (r: number) => upTo.findIndex((end) => r < end)
    for (let nonce = 0; nonce < DRAWS; nonce += 1) {
      const place = placeOf(drawn(nonce).drawn)
      observed[place] = (observed[place] ?? 0) + 1
    }
    const { p, cells } = gTest(observed, weights)
    const wrong: string[] = []
    if (cells > 1 && (p < LEAST_P || p > 1 - LEAST_P)) wrong.push(`${name}: p ${p}, ${observed.join(' ')}`)
    const definition = { prizes: weights.map((weight, i) => ({ no: i, weight, stock: null })), draw: { pity: null } }
    const floor = await openFloor(durable.server, { size: 2, isHasty: true })
    try {
      const bySql = await rows<{ r: number; counter: number }>(
        `select b.r, b.counter from generate_series(0, $4::int - 1) n,
           draw_below($1, concat_ws('|', $2::text, n, 0), $3) b order by n`,
        [key, `${facts.campaignId}|${facts.versionHash}|${facts.clientSeed}`, sum, BY_ALL],
      )
      for (const [nonce, { r, counter }] of bySql.entries()) {
        const [first, second] = [drawn(nonce), drawnAnew(key, { ...facts, hash: facts.versionHash, nonce }, definition)]
        if (
          first.drawn !== r ||
          first.counter !== counter ||
          second.prizeNo !== placeOf(r) ||
          second.counter !== counter
        )
          wrong.push(`${name}, number ${nonce}: ${r} in SQL, ${first.drawn} here, prize ${second.prizeNo} by the other`)
      }
    } finally {
      await floor.close()
    }
    return {
      tally: none,
      failing: failingOf('draws', seed, wrong, { table: name, no }),
      did: { draws: DRAWS, 'draws by three programs': BY_ALL },
    }
  },
}
