import { env } from '@/lib/env'
import type { PayoutPort } from './port'
import { simulatedPayouts } from './simulator'

let port: PayoutPort | null | undefined

/** The shop's payouts, as its environment sets them up; null: nothing is configured, and whatever is owed waits. */
export function payoutPort(): PayoutPort | null {
  if (port === undefined) {
    const { PAYOUTS_API_BASE } = env()
    port = PAYOUTS_API_BASE ? simulatedPayouts(PAYOUTS_API_BASE) : null
  }
  return port
}
