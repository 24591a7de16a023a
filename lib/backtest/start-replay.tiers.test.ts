import { describe, expect, it } from 'vitest'
import { rule } from '@/lib/earning/engine/engine.fixture'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { firstSegmentTerms } from '@/lib/shoppers/segments/rules'
import { assuming, cancel, DAY, opening, order, programmeWith } from './replay.fixture'
import { startReplay } from './start-replay'

const terms = {
  measure: 'spend' as const,
  window: 'rolling' as const,
  windowMonths: 12,
  graceDays: 0,
  levels: [{ code: 'silver', nameZh: '银卡', nameEn: 'Silver', atLeastMinor: minor(500_00) }],
}
const doubled = rule({
  reward: { kind: 'multiplier', bps: 20_000 },
  conditions: [{ kind: 'tier', tiers: ['silver'], terms }],
})

const issuedBy = (...events: ReturnType<typeof order>[]) => {
  const replay = startReplay(programmeWith([doubled]), assuming())
  for (const event of events) replay.take(event)
  const months = replay.finish(opening + 900 * DAY).months.values()
  return [...months].reduce((sum, month) => sum + month.issued, 0)
}

describe('a replay with tiers', () => {
  it('doubles for those who spent enough in twelve months before, and not for the order that makes it enough', () => {
    const [first, second] = [order(opening, 'li', 600_00), order(opening + DAY, 'li', 100_00)]
    const plain = issuedBy(first)
    expect(issuedBy(first, second)).toBe(plain + 200)
    expect(issuedBy(first, order(opening + 370 * DAY, 'li', 100_00))).toBe(plain + 100)
    expect(issuedBy(order(opening, 'li', 499_00), second)).toBe(499 + plain - 600 + 100)
  })

  it('counts nothing that was given back', () => {
    const replay = startReplay(programmeWith([doubled]), assuming())
    replay.take(order(opening, 'li', 600_00))
    replay.take(cancel(opening + DAY, 'li', 600_00, `li-${opening}`))
    const before = issuedBy(order(opening, 'li', 600_00))
    replay.take(order(opening + 2 * DAY, 'li', 100_00))
    const months = replay.finish(opening + 3 * DAY).months.values()
    expect([...months].reduce((sum, month) => sum + month.issued, 0)).toBe(before + 100)
  })
})

describe('a replay with segments', () => {
  const welcomeBack = rule({
    reward: { kind: 'fixed', points: points(50), per: 'order' },
    conditions: [{ kind: 'segment', segments: ['lapsed'], terms: firstSegmentTerms }],
  })

  it('gives to those whom the replay itself has not seen for long, counting by the day', () => {
    const issued = (...events: ReturnType<typeof order>[]) => {
      const replay = startReplay(programmeWith([welcomeBack]), assuming())
      for (const event of events) replay.take(event)
      return [...replay.finish(opening + 900 * DAY).months.values()].reduce((sum, month) => sum + month.issued, 0)
    }
    const first = order(opening, 'li', 100_00)
    // 240 days are not long yet
    expect(issued(first, order(opening + 240 * DAY, 'li', 100_00))).toBe(200)
    expect(issued(first, order(opening + 241 * DAY, 'li', 100_00))).toBe(250)
    expect(issued(first, order(opening + 241 * DAY, 'amy', 100_00))).toBe(200)
  })
})
