import { type SegmentHistory, spanDays } from './rules'

/** A shopper as somebody who counts by hand knows them: days since the first earning, what came on which of them. */
export type Person = { age: number; earned: readonly { day: number; points: number }[]; lately: number; means: number }

export const had = ({ earned }: Person, days: number) =>
  earned.reduce((sum, one) => (one.day <= days ? sum + one.points : sum), 0)
const paceOf = ({ lately, age }: Person) => Math.floor((lately * 90) / Math.min(90, Math.max(7, age)))
const counted = (cuts: readonly number[], amounts: readonly number[]) =>
  amounts.map((amount) => [cuts.filter((cut) => cut <= amount).length, 1] as const)

/** What the database counts, counted by hand. */
export const historyOf = (people: readonly Person[], cuts: readonly number[]): SegmentHistory => ({
  segment: 'slow',
  shoppers: people.length,
  spans: spanDays.map((days, i) => {
    const old = people.filter((one) => one.age >= days)
    const before = spanDays[i - 1]
    return {
      start: counted(
        cuts,
        old.map((one) => (before === undefined ? 0 : had(one, before))),
      ),
      end: counted(
        cuts,
        old.map((one) => had(one, days)),
      ),
    }
  }),
  pace: counted(cuts, people.map(paceOf)),
  means: counted(
    cuts,
    people.map((one) => one.means),
  ),
})

/** Kaplan and Meier's estimate over the persons themselves. */
export function sharesByHand(people: readonly Person[], price: number): (number | null)[] {
  let waiting = 1
  return spanDays.map((days, i) => {
    const old = people.filter((one) => one.age >= days)
    if (old.length === 0) return null
    const before = spanDays[i - 1]
    const risk = old.filter((one) => before === undefined || had(one, before) < price)
    if (risk.length > 0) waiting *= risk.filter((one) => had(one, days) < price).length / risk.length
    return Math.round(10_000 * (1 - waiting))
  })
}
