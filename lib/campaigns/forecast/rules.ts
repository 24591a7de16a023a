import { floorFraction } from '@/lib/kernel/fraction'
import { isDrawn } from '../rules'
import type { Definition, Prize } from '../schema'

/** Odds are told in millionths: four decimals of a percent. */
export const ODDS_WHOLE = 1_000_000

type Drawn = Pick<Definition, 'kind' | 'prizes' | 'draw' | 'settings'>

/** What counts for a prize where it is drawn: its weight, in a deck its pieces. */
export const weightOf = ({ weight, stock }: Prize, { draw }: Pick<Definition, 'draw'>): number =>
  draw?.mode === 'deck' ? (stock ?? 0) : weight

/** All weights together; whole, below 2^53. */
export const totalWeight = ({ prizes, draw }: Drawn): number =>
  prizes.reduce((sum, prize) => sum + weightOf(prize, { draw }), 0)

/** A prize's odds in millionths, rounded down; null while nothing can be drawn. */
export function oddsOf(prize: Prize, definition: Drawn): number | null {
  const total = totalWeight(definition)
  if (total <= 0 || !Number.isSafeInteger(total)) return null
  return Number((BigInt(weightOf(prize, definition)) * BigInt(ODDS_WHOLE)) / BigInt(total))
}

/** Whether each odds can be told with four decimals and nothing is rounded. A deck tells pieces of pieces, which are exact. */
export function tellsOddsExactly(definition: Drawn): boolean {
  if (definition.draw?.mode === 'deck') return true
  const total = BigInt(totalWeight(definition))
  return total > 0n && definition.prizes.every(({ weight }) => (BigInt(weight) * BigInt(ODDS_WHOLE)) % total === 0n)
}

/** What one piece takes of the campaign's two purses: points for points, money for everything else. */
export const pointsTaken = ({ kind, points }: Prize): number => (kind === 'points' ? (points ?? 0) : 0)
export const minorTaken = ({ kind, costMinor }: Prize): number => (kind === 'reward' ? costMinor : 0)

export type Amounts = {
  points: number
  minor: number
  /** all of it in money, points at what they cost the shop */
  costMinor: number
  /** what shoppers get, where it is sold */
  valueMinor: number
}

const kinds = {
  points: pointsTaken,
  minor: minorTaken,
  costMinor: (prize: Prize) => (prize.kind === 'nothing' ? 0 : prize.costMinor),
  valueMinor: (prize: Prize) => (prize.kind === 'nothing' ? 0 : prize.marketValueMinor),
} satisfies Record<keyof Amounts, (prize: Prize) => number>

/**
 * odds × cost × draws, rounded up: what so many draws will cost on the average; of an invite, so many friends at their dearest.
 * Pity and empty stocks are the simulation's.
 */
export function expectedOf(definition: Drawn, draws: number): Amounts {
  const sum = isDrawn(definition) ? ofDraws(definition, draws) : ofFriends(definition, draws)
  return {
    points: sum(kinds.points),
    minor: sum(kinds.minor),
    costMinor: sum(kinds.costMinor),
    valueMinor: sum(kinds.valueMinor),
  }
}

type Sum = (one: (prize: Prize) => number) => number

const roundedUp = (amount: bigint, of: bigint): number => Number((amount + of - 1n) / of)

function ofDraws(definition: Drawn, draws: number): Sum {
  const total = BigInt(totalWeight(definition))
  return (one) => {
    const each = (prize: Prize) => BigInt(weightOf(prize, definition)) * BigInt(one(prize)) * BigInt(draws)
    return total === 0n
      ? 0
      : roundedUp(
          definition.prizes.reduce((all, prize) => all + each(prize), 0n),
          total,
        )
  }
}

function ofFriends(definition: Drawn, friends: number): Sum {
  const byNo = new Map(definition.prizes.map((prize) => [prize.no, prize]))
  return (one) => {
    const dearest = dearestFriend(definition, (no) => {
      const prize = byNo.get(no)
      return prize ? one(prize) : 0
    })
    return roundedUp(BigInt(dearest.amount) * BigInt(friends), BigInt(dearest.friends))
  }
}

/** The most that one draw can cost: what is asked of the budget before each, whatever it brings. */
export function mostOf({ prizes }: Pick<Definition, 'prizes'>): Amounts {
  const most = (one: (prize: Prize) => number) => prizes.reduce((top, prize) => Math.max(top, one(prize)), 0)
  return {
    points: most(kinds.points),
    minor: most(kinds.minor),
    costMinor: most(kinds.costMinor),
    valueMinor: most(kinds.valueMinor),
  }
}

/**
 * The share of draws that end in a prize of the pity's list for somebody who draws on and on: without luck the last of `after`
 * draws is one of them. p / (1 − (1 − p)^after).
 */
export function pityShare(definition: Drawn): number | null {
  const { draw, prizes } = definition
  if (!draw?.pity || draw.mode === 'deck') return null
  const { after, prizeNos } = draw.pity
  const total = totalWeight(definition)
  const theirs = prizes.filter(({ no }) => prizeNos.includes(no)).reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0 || theirs <= 0) return null
  const chance = theirs / total
  return chance / (1 - (1 - chance) ** after)
}

/** What a draw brings on the average to somebody who draws on and on, with pity: more than odds alone say. */
export function longRunOf(definition: Drawn): Pick<Amounts, 'points' | 'costMinor' | 'valueMinor'> {
  const share = pityShare(definition)
  const total = totalWeight(definition)
  const nos = definition.draw?.pity?.prizeNos ?? []
  const theirs = definition.prizes.filter(({ no }) => nos.includes(no)).reduce((sum, { weight }) => sum + weight, 0)
  const chanceOf = (prize: Prize): number => {
    const weight = weightOf(prize, definition)
    if (total <= 0) return 0
    if (share === null) return weight / total
    if (nos.includes(prize.no)) return share * (weight / theirs)
    return total === theirs ? 0 : (1 - share) * (weight / (total - theirs))
  }
  const sum = (one: (prize: Prize) => number) =>
    definition.prizes.reduce((all, prize) => all + chanceOf(prize) * one(prize), 0)
  return { points: sum(kinds.points), costMinor: sum(kinds.costMinor), valueMinor: sum(kinds.valueMinor) }
}

/** What an invite gives: for each friend, and for so many of them. Its settings' schema stands in lib/campaigns/invite. */
export type Rungs = {
  /** the number of the prize for each friend whose first order stands */
  perFriend: number | null
  rungs: readonly { friends: number; prizeNo: number }[]
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

/** Reads what an invite gives out of its settings; what is half written gives nothing. */
export function rungsOf({ settings }: Pick<Definition, 'settings'>): Rungs {
  const { perFriend, rungs } = settings
  const all: unknown[] = Array.isArray(rungs) ? rungs : []
  return {
    perFriend: isWhole(perFriend) ? perFriend : null,
    rungs: all
      .flatMap((one) => {
        const { friends, prizeNo } = one as { friends?: unknown; prizeNo?: unknown }
        return isWhole(friends) && friends > 0 && isWhole(prizeNo) ? [{ friends, prizeNo }] : []
      })
      .sort((a, b) => a.friends - b.friends),
  }
}

/** An amount for so many friends, kept as a fraction. */
export type PerFriend = { amount: number; friends: number }

/**
 * The most that one friend can cost: what each brings, and the ladder up to the rung where a friend is dearest. Somebody who
 * stops between two rungs costs less.
 */
export function dearestFriend(
  definition: Pick<Definition, 'settings' | 'prizes'>,
  of: (prizeNo: number) => number,
): PerFriend {
  const { perFriend, rungs } = rungsOf(definition)
  const each = perFriend === null ? 0 : of(perFriend)
  let climbed = 0
  let dearest: PerFriend = { amount: each, friends: 1 }
  for (const { friends, prizeNo } of rungs) {
    climbed += of(prizeNo)
    const amount = each * friends + climbed
    if (amount * dearest.friends > dearest.amount * friends) dearest = { amount, friends }
  }
  return dearest
}

/** For how many draws of a series no style runs out, on the average; weights in millionths. */
export function lastsFor(prizes: readonly Prize[], most: number): number {
  const drawn = prizes.map(({ stock, weight }) =>
    stock === null || weight === 0 ? most : floorFraction(stock, ODDS_WHOLE, weight),
  )
  return Math.max(1, Math.min(most, ...drawn))
}
