import { HOME_COUNTRY } from '@/lib/checkout/price/rules'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import { awardOf } from '@/lib/checkout/rules'
import type { SavedAddress } from '@/lib/shoppers/queries'
import { quoteShown } from './checkout-quote'

/** What the order earns as the page first shows it, worked out before it is sent. */
export function firstAward(facts: CheckoutFacts, saved: readonly SavedAddress[], isMember: boolean) {
  const { input, quote } = quoteShown(facts, {
    isMember,
    country: saved[0]?.country ?? HOME_COUNTRY,
    requestedPoints: 0,
    paymentMethod: facts.shop.paymentMethods[0] ?? null,
    choice: { by: 'rules' },
    typed: [],
    refused: new Map(),
  })
  return awardOf(input, quote)
}
