import * as fc from 'fast-check'

// What may happen to the points of somebody with two accounts, at a shop that has budgets and staff who give by hand.

const amount = fc.integer({ min: 1, max: 120 })
const which = fc.nat(9)
/** The second account is used now and then. */
const who = fc.constantFrom(0 as const, 0 as const, 1 as const)
const byHand = fc.option(fc.integer({ min: -90, max: 120 }), { freq: 3, nil: 0 })

/** Commands of one shape, so many of a hundred or so. */
const some = <Name extends string, Rest extends object>(
  weight: number,
  names: readonly [Name, ...Name[]],
  rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> },
) => ({
  weight,
  arbitrary: fc.record({ do: fc.constantFrom<Name[]>(...names), ...rest }) as fc.Arbitrary<{ do: Name } & Rest>,
})

const days = (min: number, max: number) => fc.integer({ min, max })

export const step = fc.oneof(
  some(6, ['award'], { who, amount, days: days(1, 60) }),
  some(4, ['pending'], { who, amount, days: days(8, 60) }),
  some(8, ['hold', 'spend'], { who, amount }),
  some(4, ['capture', 'release-hold'], { which }),
  some(5, ['return', 'revoke'], { which, share: fc.constantFrom(0.25, 0.5, 1) }),
  some(3, ['release', 'expire'], {}),
  some(2, ['again'], { which }),
  some(2, ['idle'], { who, amount, days: days(4, 30) }),
  some(1, ['event'], { who, amount }),
  some(1, ['deliver'], { which, days: days(4, 30) }),
  some(4, ['wait'], { days: days(1, 12) }),
  some(3, ['campaign'], { who, amount, days: days(1, 60), isPending: fc.boolean() }),
  some(3, ['order'], {
    who,
    lots: fc.array(fc.record({ amount, days: days(8, 60), isPending: fc.boolean(), isPaid: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  some(1, ['fund'], { points: fc.integer({ min: -150, max: 200 }) }),
  some(4, ['adjust'], { rows: fc.tuple(byHand, byHand), days: days(3, 40) }),
  some(2, ['agree', 'decline', 'undo'], { which }),
  some(1, ['merge'], { who }),
  some(1, ['unmerge'], { which }),
)
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
export type Of<Kind extends Step['do']> = Extract<Step, { do: Kind }>
