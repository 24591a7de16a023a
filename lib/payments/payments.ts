import { env } from '@/lib/env'
import type { PaymentPort } from './port'
import { stripePayments } from './stripe'

let port: PaymentPort | undefined

/** The shop's payments, as its environment sets them up. */
export function payments(): PaymentPort {
  if (!port) {
    const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE } = env()
    port = stripePayments({
      secretKey: STRIPE_SECRET_KEY,
      webhookSecret: STRIPE_WEBHOOK_SECRET,
      apiBase: STRIPE_API_BASE,
    })
  }
  return port
}
