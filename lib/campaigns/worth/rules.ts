import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import { pointsValueMinor } from '@/lib/points/rules'
import { type Finding, finding, type LintFacts } from '../findings/rules'
import { expectedOf, longRunOf, mostOf } from '../forecast/rules'
import { isDrawn } from '../rules'
import type { Definition } from '../schema'

/** Shanghai's rule of thumb: a box usually costs no more than ¥200. */
const DEAR_BOX_MINOR = 20_000
/** A draw that brings on the average more than half again of what it costs is worked for a living. */
const HIGH_RATIO = 1.5
/** A box is worth about its price: below two thirds on the average somebody should look at it. */
const LOW_RATIO = 2 / 3
/** A third above what a point gets elsewhere, as the mall reckons, or less than half of it. */
const [STRAYS_ABOVE, STRAYS_BELOW] = [4 / 3, 1 / 2]
/** What is compared is what so many points get. */
const A_HUNDRED_POINTS = 100
/** The cheapest style of a series against its price. */
const UNEVEN_RATIO = 1 / 5

/** Looks at what one gives and gets, on the average and in the long run, pity included: arbitrage, loops, boxes worth less than they cost. */
export function lintWorth(definition: Definition, facts: LintFacts): Finding[] {
  const { kind, entry, prizes } = definition
  if (!isDrawn(definition) || prizes.length === 0) return []
  const mean = longRunOf(definition)
  const told: Finding[] = []
  if (entry.costPoints !== null) told.push(...againstPoints(entry.costPoints, mean, facts))
  if (kind === 'blind-box') told.push(...againstPrice(definition, mean.valueMinor, facts))
  return told
}

type Mean = ReturnType<typeof longRunOf>

function againstPoints(costPoints: number, mean: Mean, facts: LintFacts): Finding[] {
  const where = 'entry.costPoints'
  const priceMinor = pointsValueMinor(costPoints, facts.pointsPerUnit)
  const told: Finding[] = []
  if (mean.points >= costPoints)
    told.push(finding('points-loop', where, { points: costPoints, mean: rounded(mean.points) }))
  else if (mean.points * 10 >= costPoints * 9)
    told.push(finding('points-loop-possible', where, { points: costPoints, mean: rounded(mean.points) }))
  if (mean.costMinor > priceMinor)
    told.push(finding('draw-given-away', where, { costMinor: Math.ceil(mean.costMinor), priceMinor }))
  if (mean.valueMinor > priceMinor * HIGH_RATIO)
    told.push(finding('value-high', where, { valueMinor: Math.floor(mean.valueMinor), priceMinor }))
  const shelf = shelfRate(facts)
  // fen for a hundred points, here and in the mall
  const here = (mean.valueMinor * A_HUNDRED_POINTS) / costPoints
  if (shelf !== null && (here > shelf * STRAYS_ABOVE || here < shelf * STRAYS_BELOW))
    told.push(finding('value-per-point-strays', where, { hereMinor: Math.round(here), shelfMinor: Math.round(shelf) }))
  return told
}

function againstPrice(definition: Definition, valueMinor: number, facts: LintFacts): Finding[] {
  const { cashMinor, costPoints } = definition.entry
  const told: Finding[] = []
  if (cashMinor !== null && cashMinor > DEAR_BOX_MINOR)
    told.push(finding('box-dear', 'entry.cashMinor', { cashMinor, usualMinor: DEAR_BOX_MINOR }))
  const ways = [
    ['entry.cashMinor', cashMinor],
    ['entry.costPoints', costPoints === null ? null : pointsValueMinor(costPoints, facts.pointsPerUnit)],
  ] as const
  const [where, priceMinor] = ways.find(([, price]) => price !== null) ?? ['', null]
  if (priceMinor === null) return told
  if (valueMinor < priceMinor * LOW_RATIO)
    told.push(finding('value-below-price', where, { valueMinor: Math.floor(valueMinor), priceMinor }))
  const least = Math.min(
    ...definition.prizes.filter(({ weight, stock }) => weight > 0 || stock).map((one) => one.marketValueMinor),
  )
  if (Number.isFinite(least) && least < priceMinor * UNEVEN_RATIO)
    told.push(finding('value-uneven', where, { leastMinor: least, priceMinor }))
  return told
}

/** What a hundred points get in the mall, in fen: the middle one of what stands there, and of what they take off an order. */
function shelfRate({ rewards, pointsPerUnit }: LintFacts): number | null {
  const rates = rewards
    .filter(({ state, faceValueMinor, costPoints }) => state === 'live' && faceValueMinor > 0 && costPoints > 0)
    .map(
      ({ faceValueMinor, cashMinor, costPoints }) =>
        (Math.max(0, faceValueMinor - cashMinor) * A_HUNDRED_POINTS) / costPoints,
    )
    .sort((a, b) => a - b)
  if (rates.length === 0) return (A_HUNDRED_POINTS * MINOR_PER_UNIT) / pointsPerUnit
  return rates[Math.floor(rates.length / 2)] ?? null
}

const rounded = (points: number) => Math.round(points * 10) / 10

/** Looks at the budget: that there is one, that one draw fits it, and that all the draws that are expected do. */
export function lintFunds(definition: Definition, facts: LintFacts): Finding[] {
  const { budget, prizes, expectedDraws } = definition
  const source = facts.budgets.find(({ id }) => id === budget.budgetId)
  const givesPoints = budget.points > 0 || prizes.some(({ kind }) => kind === 'points')
  const most = mostOf(definition)
  const expected = expectedOf(definition, expectedDraws)
  const told: Finding[] = []
  if (givesPoints && !source) told.push(finding('budget-missing', 'budget.budgetId'))
  if (source && budget.points > source.remainingPoints)
    told.push(finding('budget-over-source', 'budget.points', { points: budget.points, left: source.remainingPoints }))
  for (const purse of ['points', 'minor'] as const) {
    const [has, one, all] = [budget[purse], most[purse], expected[purse]]
    const [shown, of] = purse === 'points' ? (['points', 'of'] as const) : (['hasMinor', 'ofMinor'] as const)
    if (has < one) told.push(finding('budget-below-one-draw', `budget.${purse}`, { purse, [shown]: has, [of]: one }))
    else if (has < all)
      told.push(finding('budget-below-expected', `budget.${purse}`, { purse, [shown]: has, [of]: all }))
  }
  return told
}
