import type { CheckoutCoupon, CheckoutFacts } from '@/lib/checkout/queries'
import { bestCouponAtCheckout, type Quote, type QuoteInput, quoteCheckout, shippingFor } from '@/lib/checkout/rules'
import { judgeCoupon } from '@/lib/coupons/rules'
import { type Minor, minor } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { type Refused, refuse } from '@/lib/kernel/result'

/** 'best' lets the rules choose; otherwise the shopper has. */
export type CouponChoice = { by: 'rules' } | { by: 'shopper'; key: string | null }

export type JudgedCoupon = {
  key: string
  coupon: CheckoutCoupon
  savesMinor: Minor
  freesShipping: boolean
  refused: Refused<string> | null
}

export type CheckoutQuote = { quote: Quote; chosen: JudgedCoupon | null; coupons: JudgedCoupon[] }

type Asked = {
  isMember: boolean
  country: string | null
  requestedPoints: number
  paymentMethod: PaymentMethod | null
  choice: CouponChoice
  /** coupons that a typed code brought */
  typed: readonly CheckoutCoupon[]
  /** what the server has refused before, by coupon */
  refused: ReadonlyMap<string, Refused<string>>
}

export const couponKey = (coupon: Pick<CheckoutCoupon, 'couponId' | 'grantId'>) => coupon.grantId ?? coupon.couponId

/** The quote that is shown: made by the very rules that the server will quote the order with. */
export function quoteShown(facts: CheckoutFacts, asked: Asked): CheckoutQuote {
  const input = inputOf(facts, asked)
  const coupons = judgeAll(facts, asked, input)
  const usable = coupons.filter((one) => !one.refused)
  const best = bestCouponAtCheckout(
    usable.map(({ key, coupon }) => ({ ...coupon.terms, key })),
    input,
  )
  const key = asked.choice.by === 'rules' ? (best?.key ?? null) : asked.choice.key
  const chosen = usable.find((one) => one.key === key) ?? null
  return { quote: quoteCheckout({ ...input, coupon: chosen?.coupon.terms ?? null }), chosen, coupons }
}

function inputOf(facts: CheckoutFacts, { country, requestedPoints, paymentMethod }: Asked): QuoteInput {
  return {
    lines: facts.lines,
    coupon: null,
    shipping: facts.shop.shipping,
    country,
    requestedPoints,
    availablePoints: facts.availablePoints,
    spending: facts.terms.spending,
    // a guest is shown what signing in would earn; the server awards a guest nothing
    earning: facts.terms.earning,
    earner: facts.earner,
    at: facts.now,
    paymentMethod,
  }
}

function judgeAll(facts: CheckoutFacts, { isMember, typed, refused }: Asked, input: QuoteInput): JudgedCoupon[] {
  const plain = quoteCheckout(input)
  const shippingMinor = shippingFor(input, plain.goodsMinor)
  const known = new Map([...facts.coupons, ...typed].map((coupon) => [couponKey(coupon), coupon]))
  const judged = [...known].map(([key, coupon]): JudgedCoupon => {
    const { terms } = coupon
    const answer = judgeCoupon(terms, { lines: input.lines, at: input.at, shippingMinor })
    const { totalMinor } = quoteCheckout({ ...input, coupon: terms })
    return {
      key,
      coupon,
      savesMinor: minor(Math.max(0, plain.totalMinor - totalMinor)),
      freesShipping: terms.kind === 'free-shipping',
      refused:
        refused.get(key) ??
        (answer.ok ? null : answer) ??
        (coupon.isPerShopper && !isMember ? refuse('coupon-needs-sign-in') : null),
    }
  })
  return judged.sort((a, b) => Number(a.refused !== null) - Number(b.refused !== null) || b.savesMinor - a.savesMinor)
}
