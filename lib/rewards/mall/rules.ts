import { points } from '@/lib/kernel/points'
import { type Door, daysToReach, type Pace } from '../rules'

/** What the mall asks of an offer to know where it stands. */
export type Shelved = {
  costPoints: number
  left: number | null
  limitCount: number | null
  had: number
  door: Pick<Door, 'isOpen' | 'minTier'>
  progress: { reached: boolean; missingPoints: number; progressBps: number } | null
}

/** Why it can't be had now, were there points enough; 'open' when nothing is in the way. Most decisive first. */
export type OfferState = 'sold-out' | 'had-all' | 'tier' | 'coming' | 'open'

/** What stands between a shopper and an offer beside points. */
export function stateOf({ left, limitCount, had, door }: Omit<Shelved, 'costPoints' | 'progress'>): OfferState {
  if (left === 0) return 'sold-out'
  if (limitCount !== null && had >= limitCount) return 'had-all'
  if (door.isOpen) return 'open'
  return door.minTier !== null && door.minTier.missing !== 0 ? 'tier' : 'coming'
}

/** now: yours for a press; soon: nearly enough; more: the rest, and what is closed or gone at its end. */
export type Shelf = 'now' | 'soon' | 'more'

/** Nearly enough: six tenths of it, or two weeks away. */
const SOON_BPS = 6_000
const SOON_DAYS = 14

/** On which shelf of the mall a shopper finds an offer. */
export function shelfOf(offer: Shelved, pace: Pace): Shelf {
  const { progress } = offer
  if (!progress || stateOf(offer) !== 'open') return 'more'
  if (progress.reached) return 'now'
  const days = daysToReach(points(progress.missingPoints), pace)
  return progress.progressBps >= SOON_BPS || (days !== null && days <= SOON_DAYS) ? 'soon' : 'more'
}

const lateness: Record<OfferState, number> = { open: 0, coming: 1, tier: 2, 'had-all': 3, 'sold-out': 4 }

/** The offers by shelf: as the merchant placed them, what is nearly enough by what is missing, what is closed or gone last. */
export function shelve<O extends Shelved>(offers: readonly O[], pace: Pace): Record<Shelf, O[]> {
  const on = (shelf: Shelf) => offers.filter((one) => shelfOf(one, pace) === shelf)
  const missing = (one: O) => one.progress?.missingPoints ?? 0
  return {
    now: on('now'),
    soon: on('soon').toSorted((a, b) => missing(a) - missing(b)),
    more: on('more').toSorted((a, b) => lateness[stateOf(a)] - lateness[stateOf(b)]),
  }
}

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000] as const
/** From here on seconds are told, to whoever does not mind things that move. */
const LAST_MINUTES = 10 * MINUTE

export type TimeLeft =
  | { unit: 'days'; days: number; hours: number }
  | { unit: 'hours'; hours: number; minutes: number }
  | { unit: 'minutes'; minutes: number }
  | { unit: 'seconds'; minutes: number; seconds: number }
  | { unit: 'over' }

/** Time to go, in the two units that matter; `calm` tells no seconds. Rounded up, so that nothing is over before it is. */
export function timeLeft(ms: number, calm: boolean): TimeLeft {
  if (ms <= 0) return { unit: 'over' }
  const grain = ms <= LAST_MINUTES && !calm ? SECOND : MINUTE
  const whole = Math.ceil(ms / grain) * grain
  if (whole >= DAY) return { unit: 'days', days: Math.floor(whole / DAY), hours: Math.floor((whole % DAY) / HOUR) }
  if (whole >= HOUR) {
    return { unit: 'hours', hours: Math.floor(whole / HOUR), minutes: Math.floor((whole % HOUR) / MINUTE) }
  }
  const minutes = Math.floor(whole / MINUTE)
  return grain === MINUTE
    ? { unit: 'minutes', minutes }
    : { unit: 'seconds', minutes, seconds: (whole % MINUTE) / SECOND }
}

/** In how many milliseconds the words of `timeLeft` change next. */
export function nextChange(ms: number, calm: boolean): number {
  const grain = ms <= LAST_MINUTES && !calm ? SECOND : MINUTE
  const rest = ms % grain
  return rest === 0 ? grain : rest
}
