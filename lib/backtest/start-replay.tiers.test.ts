import { describe, expect, it } from 'vitest'
import { rule } from '@/lib/earning/engine/engine.fixture'
import { minor } from '@/lib/kernel/money'
import { assuming, cancel, DAY, opening, order, programmeWith } from './replay.fixture'
import { startReplay } from './start-replay'

const terms = {
  windowMonths: 12,
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
