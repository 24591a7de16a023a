import { greatestCommonDivisor } from '@/lib/kernel/fraction'
import { pityHolds, weightsAt } from '../fairness/rules'
import type { CampaignState } from '../rules'
import type { Definition, Prize } from '../schema'

/** How a campaign stands before a shopper. */
export type Stand = 'open' | 'soon' | 'paused' | 'over'

/** Open from its first moment on, also before a job has said so. */
export function standOf(one: { state: CampaignState; startsAt: Date; endsAt: Date }, now: Date): Stand {
  if (one.state === 'ended' || one.state === 'archived' || now >= one.endsAt) return 'over'
  if (one.state === 'paused') return 'paused'
  return now < one.startsAt ? 'soon' : 'open'
}

/** One prize's share of all draws, reduced: 1 of 80. */
export type Odds = { no: number; numerator: number; denominator: number }

type Weighted = { no: number; weight: number }

/** What the odds are made of: weights of a chain, pieces of a deck. Never written by hand. */
export function weightsOf({ draw, prizes }: Pick<Definition, 'draw' | 'prizes'>): Weighted[] {
  const ascending = prizes.toSorted((a, b) => a.no - b.no)
  return ascending.map(({ no, weight, stock }) => ({ no, weight: draw?.mode === 'deck' ? (stock ?? 0) : weight }))
}

/** The weights of the next draw of somebody who drew so often without: where pity holds, of those that it promises alone. */
export const weightsNext = (definition: Pick<Definition, 'draw' | 'prizes'>, pity: number): Weighted[] =>
  definition.draw?.mode === 'chain' ? weightsAt({ ...definition, draw: definition.draw }, pity) : weightsOf(definition)

/** Whether the next draw is one of those that pity promises. */
export const isPityDue = (definition: Pick<Definition, 'draw' | 'prizes'>, pity: number): boolean =>
  definition.draw !== null && pityHolds({ ...definition, draw: definition.draw }, pity)

export function oddsOf(weights: readonly Weighted[]): Odds[] {
  const sum = weights.reduce((total, { weight }) => total + weight, 0)
  return weights.map(({ no, weight }) => {
    const by = greatestCommonDivisor(weight, sum) || 1
    return { no, numerator: weight / by, denominator: Math.max(sum / by, 1) }
  })
}

/** Shares of a hundred with as many digits as tell it exactly, at most six; else as many as show three that count. */
export function percentOf({ numerator, denominator }: Pick<Odds, 'numerator' | 'denominator'>): {
  text: string
  isExact: boolean
} {
  const [up, down] = [BigInt(numerator) * 100n, BigInt(denominator)]
  for (let digits = 0; digits <= 6; digits += 1) {
    const scaled = up * 10n ** BigInt(digits)
    if (scaled % down === 0n) return { text: decimal(scaled / down, digits), isExact: true }
  }
  for (let digits = 2; ; digits += 1) {
    const scaled = (up * 10n ** BigInt(digits) * 2n + down) / (down * 2n)
    if (scaled >= 100n) return { text: decimal(scaled, digits), isExact: false }
  }
}

function decimal(scaled: bigint, digits: number): string {
  const text = String(scaled).padStart(digits + 1, '0')
  const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)]
  return rest.replace(/0+$/, '') === '' ? whole : `${whole}.${rest.replace(/0+$/, '')}`
}

/** How many draws without one of these until the next is surely one: 1 when it is the very next. Null where nothing is promised. */
export const drawsToPity = (draw: Definition['draw'], pity: number): number | null =>
  draw?.pity ? Math.max(1, draw.pity.after - pity) : null

/** What one draw gives away on average, in money's smallest unit, rounded up: told beside what it costs. */
export function worthOf(definition: Pick<Definition, 'draw' | 'prizes'>): number {
  const weights = weightsOf(definition)
  const sum = weights.reduce((total, { weight }) => total + weight, 0)
  const value = new Map(definition.prizes.map((one) => [one.no, one.marketValueMinor]))
  const total = weights.reduce((all, { no, weight }) => all + BigInt(weight) * BigInt(value.get(no) ?? 0), 0n)
  return sum === 0 ? 0 : Number((total + BigInt(sum) - 1n) / BigInt(sum))
}

/** More than so many pieces are not counted for a page: «1000+». */
export const MOST_COUNTED = 1_000

/** Whether nothing can be drawn any more: an empty deck, or a piece gone whose end closes everything. */
export function isSoldOut(
  definition: Pick<Definition, 'draw' | 'prizes'>,
  left: Readonly<Record<number, number>>,
  slotsLeft: number | null,
): boolean {
  if (slotsLeft !== null) return slotsLeft === 0
  const closes = definition.draw?.whenGone === 'close'
  return closes && definition.prizes.some(({ no, stock }) => stock !== null && left[no] === 0)
}

/** How often somebody may still draw today; null: as often as they like. */
export function drawsLeft(
  { limits }: Pick<Definition, 'limits'>,
  { draws, drawsToday }: { draws: number; drawsToday: number },
): number | null {
  const rests = [
    limits.perDay === null ? null : limits.perDay - drawsToday,
    limits.perPerson === null ? null : limits.perPerson - draws,
  ].filter((one) => one !== null)
  return rests.length === 0 ? null : Math.max(0, Math.min(...rests))
}

/** Every draw gives something. */
export const everyDrawWins = ({ prizes }: { prizes: readonly Pick<Prize, 'kind'>[] }): boolean =>
  prizes.every(({ kind }) => kind !== 'nothing')

/** What a draw can be entered with here and now; money buys tickets first, and is asked elsewhere. */
export type Way = 'points' | 'ticket' | 'free'

/** Why somebody can't draw now, most decisive first. */
export type WhyNot =
  | 'guest'
  | 'staff'
  | 'over'
  | 'paused'
  | 'soon'
  | 'sold-out'
  | 'resting'
  | 'none-left'
  | 'none-today'
  | 'points-missing'
  | 'tickets-needed'

type Asking = {
  stand: Stand
  soldOut: boolean
  definition: Pick<Definition, 'entry' | 'limits'>
  me: {
    isStaff: boolean
    availablePoints: number
    draws: number
    drawsToday: number
    restUntil: Date | null
    tickets: readonly unknown[]
  } | null
}

/** A ticket is covered already: it opens also in a rest, and after everything is over. */
export function waysOf(asking: Asking): { ways: Way[]; mayBuy: boolean; whyNot: WhyNot | null } {
  const { me, definition } = asking
  const { costPoints, cashMinor, tickets } = definition.entry
  const stops = whyNot(asking)
  const isFree = costPoints === null && cashMinor === null && !tickets
  const enough = costPoints !== null && (me?.availablePoints ?? 0) >= costPoints
  const ways: Way[] = [
    ...(me && !me.isStaff && me.tickets.length > 0 ? (['ticket'] as const) : []),
    ...(stops === null && enough ? (['points'] as const) : []),
    ...(stops === null && isFree ? (['free'] as const) : []),
  ]
  const mayBuy = stops === null && cashMinor !== null
  if (ways.length > 0) return { ways, mayBuy, whyNot: null }
  return { ways, mayBuy, whyNot: stops ?? (costPoints === null ? 'tickets-needed' : 'points-missing') }
}

function whyNot({ stand, soldOut, definition, me }: Asking): WhyNot | null {
  if (me?.isStaff) return 'staff'
  if (stand !== 'open') return stand
  if (soldOut) return 'sold-out'
  if (!me) return 'guest'
  if (me.restUntil) return 'resting'
  const { perDay, perPerson } = definition.limits
  if (perPerson !== null && me.draws >= perPerson) return 'none-left'
  if (perDay !== null && me.drawsToday >= perDay) return 'none-today'
  return null
}
