import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { rule } from '@/lib/earning/engine/engine.fixture'
import { minor } from '@/lib/kernel/money'
import { assuming, DAY, madeHistory, opening, programmeWith } from './replay.fixture'
import { reportOf } from './report/rules'
import { BACKTEST_ENGINE } from './rules'
import { startReplay } from './start-replay'

// What each engine says of one made-up history. When this fails a replay says something else than before: raise
// BACKTEST_ENGINE, and write down what the new one says.
const said: Record<number, string> = { 1: 'c8675d52ff898045' }

it('the number of the engine stands for what it says', () => {
  const programme = programmeWith([
    rule({ id: 'a', reward: { kind: 'multiplier', bps: 20_000 }, conditions: [{ kind: 'weekday', days: [6, 7] }] }),
    rule({ id: 'b', conditions: [{ kind: 'order-spend', atLeastMinor: minor(199_00) }], priority: 7 }),
    rule({ id: 'c', conditions: [{ kind: 'first-order' }], priority: 9 }),
  ])
  const told = (['assumed', 'learnt'] as const).map((kind) => {
    const assumed = assuming({
      redemption:
        kind === 'assumed'
          ? { kind, atLeastPoints: 200, chanceBps: 4_000 }
          : { kind, monthly: [50_000, 100_000, 30_000] },
    })
    const replay = startReplay(programme, assumed)
    for (const event of madeHistory(400, 40)) replay.take(event)
    const { total, shoppers, rules, months } = reportOf(replay.finish(opening + 800 * DAY), programme, assumed)
    return { total, shoppers, rules, months }
  })
  expect(createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16)).toBe(said[BACKTEST_ENGINE])
})
