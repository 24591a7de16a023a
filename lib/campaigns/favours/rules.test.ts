import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionOf, prizeOf } from '../definition.fixture'
import type { Definition } from '../schema'
import { favours } from './rules'

const later = (iso: string, days: number) => new Date(Date.parse(iso) + days * 86_400_000).toISOString()

const base = definitionOf({
  startsAt: '2026-12-01T00:00:00+08:00',
  endsAt: '2026-12-31T00:00:00+08:00',
  audience: { minTier: 'gold', newOnly: true, segments: ['lapsed'] },
  limits: { perDay: 3, perPerson: 10, coolDownSeconds: 60 },
  budget: { budgetId: 'b', points: 1_000, minor: 1_000 },
  entry: { costPoints: 10, cashMinor: 500, tickets: false },
  prizes: [prizeOf(1, { weight: 9 }), prizeOf(2, { stock: 5, hidden: true })],
})
type Change = (was: Definition, by: number) => Definition

const [first, second] = base.prizes as [Definition['prizes'][number], Definition['prizes'][number]]
const withSecond = (was: Definition, fields: object): Definition => ({
  ...was,
  prizes: [was.prizes[0] ?? first, { ...(was.prizes[1] ?? second), ...fields }],
})

/** Each is for the better, whatever was changed for the better before. */
const good: Record<string, Change> = {
  'ends later': (was, by) => ({ ...was, endsAt: later(was.endsAt, by) }),
  'begins earlier': (was, by) => ({ ...was, startsAt: later(was.startsAt, -by) }),
  'more a day': (was, by) => ({ ...was, limits: { ...was.limits, perDay: (was.limits.perDay ?? 0) + by } }),
  'no limit of a person': (was) => ({ ...was, limits: { ...was.limits, perPerson: null } }),
  'shorter pause': (was) => ({ ...was, limits: { ...was.limits, coolDownSeconds: 0 } }),
  'more points': (was, by) => ({ ...was, budget: { ...was.budget, points: was.budget.points + by } }),
  'more money': (was, by) => ({ ...was, budget: { ...was.budget, minor: was.budget.minor + by } }),
  cheaper: (was) => ({ ...was, entry: { ...was.entry, costPoints: 5 } }),
  'one more way in': (was) => ({ ...was, entry: { ...was.entry, tickets: true } }),
  'more pieces': (was, by) => withSecond(was, { stock: (was.prizes[1]?.stock ?? 0) + by }),
  'out of the shadow': (was) => withSecond(was, { hidden: false }),
  'another picture': (was) => withSecond({ ...was, image: 'new' }, { image: 'new' }),
  'other words': (was) => ({ ...was, aboutZh: '更多', share: { ...was.share, titleZh: '新' } }),
  'for everybody': (was) => ({ ...was, audience: { minTier: null, newOnly: false } }),
  'for more segments': (was) => ({ ...was, audience: { ...was.audience, segments: ['lapsed', 'loyal'] } }),
  'longer to claim': (was, by) => ({
    ...was,
    disclosures: { ...was.disclosures, claimDays: was.disclosures.claimDays + by },
  }),
}

/** Each is for the worse, alone or among good ones. */
const bad: Record<string, [keyof Definition, Change]> = {
  'ends sooner': ['endsAt', (was) => ({ ...was, endsAt: later(base.endsAt, -1) })],
  'begins later': ['startsAt', (was) => ({ ...was, startsAt: later(base.startsAt, 1) })],
  'for other segments': ['audience', (was) => ({ ...was, audience: { ...was.audience, segments: ['loyal'] } })],
  'fewer a day': ['limits', (was) => ({ ...was, limits: { ...was.limits, perDay: 2 } })],
  'a longer pause': ['limits', (was) => ({ ...was, limits: { ...was.limits, coolDownSeconds: 61 } })],
  'fewer points': ['budget', (was) => ({ ...was, budget: { ...was.budget, points: 999 } })],
  'another budget': ['budget', (was) => ({ ...was, budget: { ...was.budget, budgetId: 'other' } })],
  dearer: ['entry', (was) => ({ ...was, entry: { ...was.entry, costPoints: 11 } })],
  'a way in shut': ['entry', (was) => ({ ...was, entry: { ...was.entry, cashMinor: null } })],
  'other odds': ['prizes', (was) => withSecond(was, { weight: 2 })],
  'a smaller prize': ['prizes', (was) => withSecond(was, { points: 1 })],
  'another value told': ['prizes', (was) => withSecond(was, { marketValueMinor: 99_900 })],
  'fewer pieces': ['prizes', (was) => withSecond(was, { stock: 4 })],
  'a prize less': ['prizes', (was) => ({ ...was, prizes: was.prizes.slice(0, 1) })],
  'a prize more': ['prizes', (was) => ({ ...was, prizes: [...was.prizes, prizeOf(3)] })],
  'another number': ['prizes', (was) => withSecond(was, { no: 3 })],
  'another draw': ['draw', (was) => ({ ...was, draw: was.draw && { ...was.draw, whenGone: 'close' } })],
  'another name': ['titleZh', (was) => ({ ...was, titleZh: '别的' })],
  'other rules': ['settings', (was) => ({ ...was, settings: { theme: 'grid' } })],
  'other law words': ['disclosures', (was) => ({ ...was, disclosures: { ...was.disclosures, forfeitZh: '概不负责' } })],
  'another kind': ['kind', (was) => ({ ...was, kind: 'blind-box' })],
}

const someGood = fc.array(fc.tuple(fc.constantFrom(...Object.values(good)), fc.integer({ min: 1, max: 30 })), {
  maxLength: 8,
})
const after = (changes: readonly [Change, number][]) => changes.reduce((was, [change, by]) => change(was, by), base)

describe('a change after the launch', () => {
  it('may be made when all of it is for the better of shoppers, however many there are', () => {
    fc.assert(fc.property(someGood, (changes) => favours(base, after(changes)).length === 0))
  })

  it.each(Object.keys(bad))(
    'is refused by its field when it is for the worse, alone or among good ones: %s',
    (name) => {
      const [field, change] = bad[name] ?? ['kind', (was: Definition) => was]
      fc.assert(
        fc.property(someGood, (changes) => favours(base, change(after(changes), 1)).includes(field)),
        { numRuns: 25 },
      )
    },
  )

  it('that is for the better is for the worse the other way round', () => {
    const both = ['another picture', 'other words']
    for (const [name, change] of Object.entries(good).filter(([one]) => !both.includes(one)))
      expect([name, favours(change(base, 3), base).length]).toEqual([name, 1])
  })

  it('leaves the pieces of a deck alone, and what was free stays free', () => {
    const deck = { ...base, draw: base.draw && { ...base.draw, mode: 'deck' as const } }
    expect(favours(deck, withSecond(deck, { stock: 6 }))).toEqual(['prizes'])
    const open = { ...base, entry: { costPoints: null, cashMinor: null, tickets: false } }
    expect(favours(open, base)).toEqual(['entry'])
    expect(favours(base, open)).toEqual([])
  })
})
