import { plusMonths, startOfDayIn } from '@/lib/kernel/time'
import { type TierTerms, tierOf } from '@/lib/tiers/rules'
import type { KeptOrder } from '../cancels/rules'

/** The tier that a shopper's orders of the window make, as the shop's own statement would say; older ones are let go. */
export function tierBy(terms: TierTerms, lately: KeptOrder[], at: number, timeZone: string): string | null {
  const since = plusMonths(startOfDayIn(new Date(at), timeZone), -terms.windowMonths, timeZone).getTime()
  const gone = lately.findIndex((kept) => kept.at >= since)
  lately.splice(0, gone < 0 ? lately.length : gone)
  const spentMinor = lately.reduce((sum, kept) => (kept.at < at ? sum + kept.netMinor - kept.backNetMinor : sum), 0)
  return tierOf(terms.levels, spentMinor)?.code ?? null
}
