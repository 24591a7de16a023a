import { type Award, award, type Earner, type EarningTerms, type OrderFacts, orderFacts } from '@/lib/earning/rules'
import { noMoney } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { type Priced, type PriceInput, priceCheckout } from './price/rules'

export type QuoteInput = PriceInput & {
  /** null for a guest, who earns nothing */
  earning: EarningTerms | null
  earner?: Earner | null
  /** left out where none has been chosen yet */
  paymentMethod?: PaymentMethod | null
}

export type Quote = Priced & { award: Award | null }

/** What an order comes to, and what it earns. */
export function quoteCheckout(input: QuoteInput): Quote {
  const priced = priceCheckout(input)
  return { ...priced, award: awardOf(input, priced) }
}

/** What an order earns at the price that it was given. */
export const awardOf = (input: QuoteInput, priced: Priced): Award | null =>
  input.earning && award(priced, input.earning, earned(input, priced))

// A programme of rate and steps alone asks for nothing but the sums.
function earned(input: QuoteInput, { lineAllocations, deductions, totalMinor }: Priced): OrderFacts {
  if (!input.earning?.live || lineAllocations.length === 0) return {}
  const none = { goodsMinor: noMoney, couponMinor: noMoney, pointsMinor: noMoney }
  const lines = input.lines.map((line, i) => ({ ...line, ...(lineAllocations[i] ?? none) }))
  return {
    ...orderFacts(lines, input.earner ?? null),
    at: input.at,
    // a discount that came by itself is no coupon that was used
    couponUsed: deductions.some(({ terms }) => !terms.isAutomatic),
    // what points and coupon pay whole is paid in none of the ways
    paymentMethod: totalMinor > 0 ? (input.paymentMethod ?? null) : null,
  }
}
