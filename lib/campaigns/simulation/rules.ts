import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { chanceOf, type Played, planOf, playThrough } from '../playing/rules'
import type { Definition } from '../schema'

/** Rises when a simulation of the same question would say something else. */
export const SIMULATION_ENGINE = 1

const MOST_RUNS = 1_000
const LEAST_RUNS = 20
/** So many draws are played in all; a large campaign is played through fewer times. */
const ALL_DRAWS = 10_000_000
const BARS = 24

/** How often a campaign is played through. */
export const runsOf = ({ expectedDraws }: Pick<Definition, 'expectedDraws'>): number =>
  Math.min(MOST_RUNS, Math.max(LEAST_RUNS, Math.floor(ALL_DRAWS / expectedDraws)))

/** Of many lives: one in twenty is below p5, half are below p50, one in twenty is above p95. */
export type Spread = { mean: number; p5: number; p50: number; p95: number; most: number }

export type PrizeSeen = {
  no: number
  given: Spread
  /** how often it was drawn when it was gone */
  missed: number
  /** in how many of the lives it went, and on which day of the campaign, counted from 1 */
  goneBps: number
  goneDay: Spread | null
}

/** What so many lives of a campaign came to. */
export type Simulation = {
  engine: number
  seed: number
  runs: number
  days: number
  draws: Spread
  points: Spread
  minor: Spread
  costMinor: Spread
  pityHits: Spread
  /** who came and could not draw: over a limit, or after the end */
  overLimit: Spread
  turnedAway: Spread
  /** in how many of the lives the budget or the stock ended it before its time */
  budgetBps: number
  soldOutBps: number
  endedDay: Spread
  byDay: { draws: Spread; costMinor: Spread }[]
  prizes: PrizeSeen[]
  /** how many lives cost from so much on, up to the next */
  bars: { fromMinor: number; runs: number }[]
}

/** Plays a campaign through again and again, a life at a time, so that whoever waits can be told how far it is. */
export function startSimulation(definition: Definition, seed: number, runs = runsOf(definition)) {
  const plan = planOf(definition)
  const lives: Played[] = []
  return {
    runs,
    /** how many lives are over */
    next: (): number => {
      // each life has chance of its own, so that the first hundred are the same whatever comes after
      lives.push(playThrough(plan, chanceOf(seed + lives.length * LIVES_APART)))
      return lives.length
    },
    result: (): Simulation =>
      summary(
        seed,
        plan.days,
        plan.prizes.map(({ no }) => no),
        lives,
      ),
  }
}
const LIVES_APART = 7_919

function summary(seed: number, days: number, nos: readonly number[], lives: readonly Played[]): Simulation {
  const spread = (of: (life: Played) => number) => spreadOf(lives.map(of))
  const share = (holds: (life: Played) => boolean) =>
    Math.round((lives.filter(holds).length * WHOLE_BPS) / lives.length)
  return {
    engine: SIMULATION_ENGINE,
    seed,
    runs: lives.length,
    days,
    draws: spread((life) => life.draws),
    points: spread((life) => life.points),
    minor: spread((life) => life.minor),
    costMinor: spread((life) => life.costMinor),
    pityHits: spread((life) => life.pityHits),
    overLimit: spread((life) => life.overLimit),
    turnedAway: spread((life) => life.turnedAway),
    budgetBps: share((life) => life.ending === 'budget'),
    soldOutBps: share((life) => life.ending === 'sold-out'),
    endedDay: spread((life) => life.endedDay + 1),
    byDay: Array.from({ length: days }, (_, day) => ({
      draws: spread((life) => life.byDay[day] ?? 0),
      costMinor: spread((life) => life.costByDay[day] ?? 0),
    })),
    prizes: nos.map((no, at) => {
      const gone = lives.flatMap((life) => ((life.goneDay[at] ?? -1) < 0 ? [] : [(life.goneDay[at] ?? 0) + 1]))
      return {
        no,
        given: spread((life) => life.given[at] ?? 0),
        missed: spread((life) => life.missed[at] ?? 0).mean,
        goneBps: Math.round((gone.length * WHOLE_BPS) / lives.length),
        goneDay: gone.length > 0 ? spreadOf(gone) : null,
      }
    }),
    bars: barsOf(lives.map((life) => life.costMinor)),
  }
}

/** Mean and quantiles, each of them an amount that was seen, but for the mean, which is rounded. */
export function spreadOf(amounts: readonly number[]): Spread {
  const sorted = amounts.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const sum = sorted.reduce((all, one) => all + one, 0)
  return {
    mean: sorted.length > 0 ? Math.round(sum / sorted.length) : 0,
    p5: at(0.05),
    p50: at(0.5),
    p95: at(0.95),
    most: sorted.at(-1) ?? 0,
  }
}

function barsOf(costs: readonly number[]): Simulation['bars'] {
  const [least, most] = [Math.min(...costs), Math.max(...costs)]
  const width = Math.max(1, Math.ceil((most - least + 1) / BARS))
  const runs = Array.from({ length: BARS }, () => 0)
  for (const cost of costs) {
    const bar = Math.floor((cost - least) / width)
    runs[bar] = (runs[bar] ?? 0) + 1
  }
  return runs.map((count, bar) => ({ fromMinor: least + bar * width, runs: count }))
}
