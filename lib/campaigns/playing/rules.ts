import { type Odds, pityAfter, pityHolds, prizeAt, weightsAt } from '../fairness/rules'
import { minorTaken, mostOf, pointsTaken, rungsOf } from '../forecast/rules'
import { isDrawn } from '../rules'
import type { Definition } from '../schema'

/** What one life of a campaign came to. Lists go by the place of a prize in the order of numbers, and by day. */
export type Played = {
  draws: number
  points: number
  minor: number
  costMinor: number
  pityHits: number
  /** turned away by a limit, and because nothing was left to give */
  overLimit: number
  turnedAway: number
  given: Int32Array
  /** drawn when it was gone */
  missed: Int32Array
  /** the day on which the last piece went; -1: it lasted */
  goneDay: Int16Array
  byDay: Int32Array
  costByDay: Float64Array
  ending: 'over' | 'budget' | 'sold-out'
  endedDay: number
}

const DAY_MS = 86_400_000
/** How often somebody draws who draws at all: a guess, and said as one. */
export const DRAWS_PER_SHOPPER = 3
/** By how much more or fewer may come than expected: two times in three within a quarter. */
const TURNOUT_SPREAD = 0.25
/** A limit turns somebody away after so many others were tried. */
const TRIES = 3

/** Everything of a definition that a life of it needs, worked out once. */
export type Plan = {
  definition: Definition
  days: number
  shoppers: number
  /** how many come on each day, on the average */
  comingByDay: Float64Array
  prizes: { no: number; stock: number; points: number; minor: number; costMinor: number }[]
  place: ReadonlyMap<number, number>
  most: { points: number; minor: number }
  odds: Odds
}

export function planOf(definition: Definition): Plan {
  const days = Math.max(1, Math.ceil((Date.parse(definition.endsAt) - Date.parse(definition.startsAt)) / DAY_MS))
  // twice as many on the first day as later on: what is new draws
  const shape = Array.from({ length: days }, (_, day) => 1 + Math.exp(-day / 2))
  const all = shape.reduce((sum, one) => sum + one, 0)
  const prizes = definition.prizes
    .toSorted((a, b) => a.no - b.no)
    .map((prize) => ({
      no: prize.no,
      stock: prize.stock ?? Number.POSITIVE_INFINITY,
      points: pointsTaken(prize),
      minor: minorTaken(prize),
      costMinor: prize.kind === 'nothing' ? 0 : prize.costMinor,
    }))
  return {
    definition,
    days,
    shoppers: Math.max(1, Math.ceil(definition.expectedDraws / DRAWS_PER_SHOPPER)),
    comingByDay: Float64Array.from(shape, (one) => (one / all) * definition.expectedDraws),
    prizes,
    place: new Map(prizes.map(({ no }, at) => [no, at])),
    most: mostOf(definition),
    odds: {
      prizes: definition.prizes,
      draw: definition.draw ?? { mode: 'chain', pity: null, substituteNo: null },
    },
  }
}

/** What a life came to so far, beside what it is lived with. */
type Life = {
  told: Played
  chance: Chance
  left: Float64Array
  pity: Int32Array
  drawn: Int32Array
  drawnToday: Int32Array
  isOver: boolean
}

/** Plays a campaign through once: who comes each day, what they draw, until its window, its stock or its budget ends. */
export function playThrough(plan: Plan, chance: Chance): Played {
  const life = born(plan, chance)
  const outcomes = outcomesOf(plan)
  const turnout = Math.exp(chance.normal() * TURNOUT_SPREAD - TURNOUT_SPREAD ** 2 / 2)
  for (let day = 0; day < plan.days; day += 1) {
    life.drawnToday.fill(0)
    const coming = chance.poisson((plan.comingByDay[day] ?? 0) * turnout)
    for (let one = 0; one < coming; one += 1) {
      if (life.isOver) life.told.turnedAway += 1
      else takePart(plan, life, day, outcomes)
    }
    if (!life.isOver) life.told.endedDay = day
  }
  return life.told
}

function born({ prizes, days, shoppers }: Plan, chance: Chance): Life {
  return {
    chance,
    left: Float64Array.from(prizes, ({ stock }) => stock),
    pity: new Int32Array(shoppers),
    drawn: new Int32Array(shoppers),
    drawnToday: new Int32Array(shoppers),
    isOver: false,
    told: {
      draws: 0,
      points: 0,
      minor: 0,
      costMinor: 0,
      pityHits: 0,
      overLimit: 0,
      turnedAway: 0,
      given: new Int32Array(prizes.length),
      missed: new Int32Array(prizes.length),
      goneDay: new Int16Array(prizes.length).fill(-1),
      byDay: new Int32Array(days),
      costByDay: new Float64Array(days),
      ending: 'over',
      endedDay: 0,
    },
  }
}

type Outcomes = (life: Life, shopper: number) => readonly number[]

function takePart(plan: Plan, life: Life, day: number, outcomes: Outcomes): void {
  const { definition, most } = plan
  const shopper = whoComes(plan, life)
  if (shopper < 0) {
    life.told.overLimit += 1
    return
  }
  if (
    life.told.points + most.points > definition.budget.points ||
    life.told.minor + most.minor > definition.budget.minor
  ) {
    end(life, 'budget', day)
    life.told.turnedAway += 1
    return
  }
  const places = outcomes(life, shopper)
  if (places.length === 0 && definition.draw?.mode === 'deck') {
    end(life, 'sold-out', day)
    life.told.turnedAway += 1
    return
  }
  life.told.draws += 1
  life.told.byDay[day] = (life.told.byDay[day] ?? 0) + 1
  life.drawn[shopper] = (life.drawn[shopper] ?? 0) + 1
  life.drawnToday[shopper] = (life.drawnToday[shopper] ?? 0) + 1
  for (const place of places) give(plan, life, day, shopper, place)
}

function end(life: Life, ending: Played['ending'], day: number): void {
  life.isOver = true
  life.told.ending = ending
  life.told.endedDay = day
}

/** Anybody of those who may still draw today; -1 where all who were tried may not. */
function whoComes({ definition, shoppers }: Plan, { chance, drawn, drawnToday }: Life): number {
  const [perDay, perPerson] = [definition.limits.perDay ?? MOST, definition.limits.perPerson ?? MOST]
  for (let tries = 0; tries < TRIES; tries += 1) {
    const one = chance.below(shoppers)
    if ((drawn[one] ?? 0) < perPerson && (drawnToday[one] ?? 0) < perDay) return one
  }
  return -1
}
const MOST = Number.POSITIVE_INFINITY

/** Hands a prize over, or what stands in for it when it is gone. */
function give(plan: Plan, life: Life, day: number, shopper: number, drawnPlace: number): void {
  const { draw } = plan.definition
  let place = drawnPlace
  if ((life.left[place] ?? 0) < 1) {
    life.told.missed[place] = (life.told.missed[place] ?? 0) + 1
    if (draw?.whenGone === 'close') end(life, 'sold-out', day)
    place = plan.place.get(draw?.substituteNo ?? 0) ?? -1
  }
  const prize = plan.prizes[place]
  if (!prize || (life.left[place] ?? 0) < 1) return
  life.left[place] = (life.left[place] ?? 0) - 1
  if (life.left[place] === 0) life.told.goneDay[place] = day
  life.told.given[place] = (life.told.given[place] ?? 0) + 1
  life.told.points += prize.points
  life.told.minor += prize.minor
  life.told.costMinor += prize.costMinor
  life.told.costByDay[day] = (life.told.costByDay[day] ?? 0) + prize.costMinor
  if (draw?.mode === 'chain') life.pity[shopper] = pityAfter(plan.odds, life.pity[shopper] ?? 0, prize.no)
}

/** What a draw brings, by the places of its prizes: by the rules of the chain, out of what is left of a deck, or up the ladder of an invite. */
function outcomesOf(plan: Plan): Outcomes {
  if (!isDrawn(plan.definition)) return climbing(plan)
  return plan.definition.draw?.mode === 'deck' ? dealing : drawing(plan)
}

function drawing({ odds, place }: Plan): Outcomes {
  // two tables: as ever, and when pity is due; worked out once
  const ever = weightsAt(odds, 0)
  const due = weightsAt(odds, odds.draw.pity?.after ?? 0)
  const sum = (weights: typeof ever) => weights.reduce((all, { weight }) => all + weight, 0)
  const [everSum, dueSum] = [sum(ever), sum(due)]
  return (life, shopper) => {
    const isDue = pityHolds(odds, life.pity[shopper] ?? 0)
    if (isDue) life.told.pityHits += 1
    const no = prizeAt(isDue ? due : ever, life.chance.below(isDue ? dueSum : everSum))
    return no === null ? [] : [place.get(no) ?? -1]
  }
}

const dealing: Outcomes = ({ left, chance }) => {
  let all = 0
  for (const pieces of left) all += pieces
  let drawn = chance.below(all)
  for (const [at, pieces] of left.entries()) {
    if (drawn < pieces) return [at]
    drawn -= pieces
  }
  return []
}

function climbing(plan: Plan): Outcomes {
  const { perFriend, rungs } = rungsOf(plan.definition)
  return (life, shopper) => {
    const friends = (life.drawn[shopper] ?? 0) + 1
    const nos = [
      ...(perFriend === null ? [] : [perFriend]),
      ...rungs.filter((one) => one.friends === friends).map((one) => one.prizeNo),
    ]
    return nos.map((no) => plan.place.get(no) ?? -1)
  }
}

/** Chance that comes out the same each time for the same seed: for simulations, never for a draw. */
export type Chance = {
  /** from 0 to below 1 */
  unit: () => number
  /** a whole number from 0 to below `of` */
  below: (of: number) => number
  /** how many come when so many are expected */
  poisson: (expected: number) => number
  /** around 0, with a spread of 1 */
  normal: () => number
}

const UNSIGNED = 2 ** 32
/** From here on Poisson is as good as normal. */
const MANY = 40

/** @see https://pracrand.sourceforge.net (sfc32: three words of state and a counter) */
function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [seed | 0, (seed / UNSIGNED) | 0, 0x9e3779b9 | 0, 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warm = 0; warm < 16; warm += 1) next()
  return next
}

export function chanceOf(seed: number): Chance {
  const word = sfc32(seed)
  const unit = () => (word() + (word() >>> 11) / 2 ** 21) / UNSIGNED
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
  const few = (expected: number) => {
    let [left, count] = [Math.exp(-expected), 0]
    for (let drawn = unit(), part = left; drawn > left; count += 1) {
      part *= expected / (count + 1)
      left += part
      if (count > MANY * MANY) break
    }
    return count
  }
  return {
    unit,
    below: (of) => Math.floor(unit() * of),
    poisson: (expected) =>
      expected < MANY ? few(expected) : Math.max(0, Math.round(expected + normal() * Math.sqrt(expected))),
    normal,
  }
}
