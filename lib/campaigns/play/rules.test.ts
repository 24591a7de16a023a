import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition } from '../schema'
import {
  drawsLeft,
  drawsToPity,
  isPityDue,
  isSoldOut,
  oddsOf,
  percentOf,
  standOf,
  waysOf,
  weightsNext,
  weightsOf,
  worthOf,
} from './rules'

type Drawn = Pick<Definition, 'draw' | 'prizes'>
const prize = (no: number, weight: number, more: object = {}) =>
  ({ no, weight, kind: 'points', stock: null, marketValueMinor: 100 * no, ...more }) as Definition['prizes'][number]
const chain = (prizes: Definition['prizes'], more: Partial<NonNullable<Definition['draw']>> = {}): Drawn => ({
  prizes,
  draw: { mode: 'chain', pity: null, whenGone: 'substitute', substituteNo: null, ...more },
})

describe('odds', () => {
  it('are told as the weights make them, reduced, and sum to one', () => {
    const odds = oddsOf(weightsOf(chain([prize(2, 999_999), prize(1, 1)])))
    expect(odds).toEqual([
      { no: 1, numerator: 1, denominator: 1_000_000 },
      { no: 2, numerator: 999_999, denominator: 1_000_000 },
    ])
    expect(odds.map(percentOf)).toEqual([
      { text: '0.0001', isExact: true },
      { text: '99.9999', isExact: true },
    ])
  })

  it('sum to exactly one whatever the weights', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 60 }), (all) => {
        fc.pre(all.some((weight) => weight > 0))
        const sum = oddsOf(all.map((weight, no) => ({ no, weight }))).reduce<[bigint, bigint]>(
          ([up, down], { numerator, denominator }) => [
            up * BigInt(denominator) + BigInt(numerator) * down,
            down * BigInt(denominator),
          ],
          [0n, 1n],
        )
        expect(sum[0]).toBe(sum[1])
      }),
    )
  })

  it('of a deck are its pieces', () => {
    const deck: Drawn = { ...chain([prize(1, 0, { stock: 3 }), prize(2, 0, { stock: 9 })], { mode: 'deck' }) }
    expect(oddsOf(weightsOf(deck))).toEqual([
      { no: 1, numerator: 1, denominator: 4 },
      { no: 2, numerator: 3, denominator: 4 },
    ])
  })

  it.each([
    [1, 3, '33.33', false],
    [1, 8, '12.5', true],
    [1, 144, '0.694', false],
    [1, 30_000_000, '0.00000333', false],
    [0, 5, '0', true],
    [5, 5, '100', true],
  ])('%i of %i is %s%%', (numerator, denominator, text, isExact) => {
    expect(percentOf({ numerator, denominator })).toEqual({ text, isExact })
  })
})

describe('pity', () => {
  const promised = chain([prize(1, 1), prize(2, 9)], { pity: { after: 5, prizeNos: [1] } })
  it('is due at the draw that was promised, and then nothing else has odds', () => {
    expect([0, 3, 4, 7].map((pity) => isPityDue(promised, pity))).toEqual([false, false, true, true])
    expect([0, 3, 4, 7].map((pity) => drawsToPity(promised.draw, pity))).toEqual([5, 2, 1, 1])
    expect(oddsOf(weightsNext(promised, 4))).toEqual([
      { no: 1, numerator: 1, denominator: 1 },
      { no: 2, numerator: 0, denominator: 1 },
    ])
    expect(weightsNext(promised, 3)).toEqual(weightsOf(promised))
  })
  it('is never due where none is promised', () => {
    const none = chain([prize(1, 1)])
    expect([isPityDue(none, 99), drawsToPity(none.draw, 99)]).toEqual([false, null])
  })
})

describe('how a campaign stands', () => {
  const [startsAt, endsAt] = [new Date('2026-01-02'), new Date('2026-01-09')]
  it.each([
    ['scheduled', '2026-01-01', 'soon'],
    ['scheduled', '2026-01-02', 'open'],
    ['live', '2026-01-08', 'open'],
    ['live', '2026-01-09', 'over'],
    ['paused', '2026-01-03', 'paused'],
    ['ended', '2026-01-03', 'over'],
    ['archived', '2026-01-03', 'over'],
  ] as const)('%s on %s is %s', (state, now, stand) => {
    expect(standOf({ state, startsAt, endsAt }, new Date(now))).toBe(stand)
  })

  it('is sold out with its last slot, or with a piece whose end closes it', () => {
    const limited = [prize(1, 1, { stock: 2 }), prize(2, 9)]
    expect(isSoldOut(chain(limited), { 1: 0 }, null)).toBe(false)
    expect(isSoldOut(chain(limited, { whenGone: 'close' }), { 1: 0 }, null)).toBe(true)
    expect(isSoldOut(chain(limited, { whenGone: 'close' }), { 1: 1 }, null)).toBe(false)
    expect(isSoldOut(chain(limited, { mode: 'deck' }), {}, 0)).toBe(true)
    expect(isSoldOut(chain(limited, { mode: 'deck' }), {}, 1)).toBe(false)
  })

  it('leaves as many draws as the tighter of its limits does', () => {
    const limits = (perDay: number | null, perPerson: number | null) => ({
      limits: { perDay, perPerson, coolDownSeconds: 0 },
    })
    const had = { draws: 7, drawsToday: 2 }
    expect(drawsLeft(limits(null, null), had)).toBeNull()
    expect(drawsLeft(limits(5, null), had)).toBe(3)
    expect(drawsLeft(limits(5, 8), had)).toBe(1)
    expect(drawsLeft(limits(1, 8), had)).toBe(0)
  })

  it('gives away on average what its odds say', () => {
    expect(worthOf(chain([prize(1, 1, { marketValueMinor: 1_000 }), prize(2, 9, { marketValueMinor: 100 })]))).toBe(190)
  })
})

describe('the ways in', () => {
  const nobody = { isStaff: false, availablePoints: 0, draws: 0, drawsToday: 0, restUntil: null, tickets: [] }
  const asking = (me: object | null, more: object = {}) => ({
    stand: 'open' as const,
    soldOut: false,
    definition: {
      entry: { costPoints: 100, cashMinor: null, tickets: false },
      limits: { perDay: 3, perPerson: 5, coolDownSeconds: 0 },
    },
    me: me && { ...nobody, ...me },
    ...more,
  })
  const rich = { availablePoints: 100 }
  it.each([
    [rich, {}, ['points'], null],
    [{ ...rich, tickets: [1] }, {}, ['ticket', 'points'], null],
    [{}, {}, [], 'points-missing'],
    [null, {}, [], 'guest'],
    [null, { stand: 'over' }, [], 'over'],
    [rich, { stand: 'soon' }, [], 'soon'],
    [rich, { stand: 'paused' }, [], 'paused'],
    [rich, { soldOut: true }, [], 'sold-out'],
    [{ ...rich, restUntil: new Date() }, {}, [], 'resting'],
    [{ ...rich, drawsToday: 3 }, {}, [], 'none-today'],
    [{ ...rich, draws: 5 }, {}, [], 'none-left'],
    [{ ...rich, isStaff: true, tickets: [1] }, {}, [], 'staff'],
    [{ ...rich, restUntil: new Date(), tickets: [1] }, { stand: 'over', soldOut: true }, ['ticket'], null],
  ])('%j in %j: %j', (me, more, ways, whyNot) => {
    expect(waysOf(asking(me, more))).toEqual({ ways, whyNot, mayBuy: false })
  })

  it('are free where nothing is asked, and tickets where only they count', () => {
    const limits = { perDay: null, perPerson: null, coolDownSeconds: 0 }
    const entered = (entry: object) =>
      waysOf(
        asking({}, { definition: { entry: { costPoints: null, cashMinor: null, tickets: false, ...entry }, limits } }),
      )
    expect(entered({})).toEqual({ ways: ['free'], mayBuy: false, whyNot: null })
    expect(entered({ tickets: true })).toEqual({ ways: [], mayBuy: false, whyNot: 'tickets-needed' })
    expect(entered({ cashMinor: 990 })).toEqual({ ways: [], mayBuy: true, whyNot: 'tickets-needed' })
  })
})
