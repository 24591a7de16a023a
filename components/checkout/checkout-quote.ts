import { bestCouponsAtCheckout, type Priced, type PriceInput, priceCheckout } from '@/lib/checkout/price/rules'
import type { CheckoutCoupon, CheckoutFacts } from '@/lib/checkout/queries'
import type { QuoteInput } from '@/lib/checkout/rules'
import { standTogether } from '@/lib/coupons/stack/rules'
import { type Minor, minor } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { type Refused, refuse } from '@/lib/kernel/result'

/** 'best' lets the rules choose; otherwise the shopper has. */
export type CouponChoice = { by: 'rules' } | { by: 'shopper'; keys: readonly string[] }

type Titles = Pick<CheckoutCoupon, 'titleZh' | 'titleEn'>

export type JudgedCoupon = {
  key: string
  coupon: CheckoutCoupon
  savesMinor: Minor
  freesShipping: boolean
  refused: Refused<string> | null
  /** the automatic discount and the chosen coupons that it can't stand beside */
  apartFrom: readonly Titles[]
}

export type Shown = {
  titleZh: string
  titleEn: string
  isAutomatic: boolean
  amountMinor: Minor
  freesShipping: boolean
}

export type CheckoutQuote = {
  quote: Priced
  /** what was quoted: what it earns is worked out of the same */
  input: QuoteInput
  /** what comes off, with its names */
  discounts: Shown[]
  chosen: JudgedCoupon[]
  coupons: JudgedCoupon[]
}

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

const isOwn = ({ coupon }: JudgedCoupon) => coupon.grantId !== null
const fits = (one: JudgedCoupon, other: JudgedCoupon) =>
  isOwn(one) !== isOwn(other) &&
  one.coupon.couponId !== other.coupon.couponId &&
  standTogether(one.coupon.terms, other.coupon.terms)

/** What stands after one more is pressed: itself, and what was chosen as far as it allows; pressed again it is put back. */
export function pressed(chosen: readonly JudgedCoupon[], one: JudgedCoupon): string[] {
  const others = chosen.filter(({ key }) => key !== one.key)
  const kept = others.length < chosen.length ? others : [...others.filter((other) => fits(one, other)), one]
  return kept.map(({ key }) => key)
}

/** The quote that is shown: made by the very rules that the server will quote the order with. */
export function quoteShown(facts: CheckoutFacts, asked: Asked): CheckoutQuote {
  const input = inputOf(facts, asked)
  const judged = judgeAll(facts, asked, input)
  const usable = judged.filter((one) => !one.refused)
  const best = asked.choice.by === 'shopper' ? asked.choice.keys : bestOf(usable, input)
  const wanted = usable.filter(({ key }) => best.includes(key)).sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)))
  const chosenInput = { ...input, coupons: wanted.map(({ coupon }) => coupon.terms) }
  const quote = priceCheckout(chosenInput)
  const standing = quote.deductions.map(({ terms }) => terms)
  const chosen = wanted.filter(({ coupon }) => standing.includes(coupon.terms))
  const named = [...facts.automatics, ...wanted.map(({ coupon }) => coupon)]
  return {
    quote,
    input: chosenInput,
    discounts: quote.deductions.flatMap(({ terms, discountMinor, freesShipping }) =>
      named
        .filter((one) => one.terms === terms)
        .map(({ titleZh, titleEn }) => ({
          titleZh,
          titleEn,
          isAutomatic: terms.isAutomatic,
          amountMinor: discountMinor,
          freesShipping,
        })),
    ),
    chosen,
    coupons: judged.map((one) => ({ ...one, apartFrom: [...one.apartFrom, ...apart(one, chosen)] })),
  }
}

const apart = (one: JudgedCoupon, chosen: readonly JudgedCoupon[]) =>
  chosen
    .filter((other) => other.key !== one.key && isOwn(other) !== isOwn(one) && !fits(one, other))
    .map((other) => other.coupon)

const bestOf = (usable: readonly JudgedCoupon[], input: PriceInput) =>
  bestCouponsAtCheckout(
    usable.map(({ coupon }) => coupon),
    input,
  ).map(couponKey)

function inputOf(facts: CheckoutFacts, { country, requestedPoints, paymentMethod }: Asked): QuoteInput {
  return {
    lines: facts.lines,
    coupons: [],
    automatics: facts.automatics.map(({ terms }) => terms),
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

function judgeAll(facts: CheckoutFacts, { isMember, typed, refused }: Asked, input: PriceInput): JudgedCoupon[] {
  const plain = priceCheckout(input)
  const automatic = facts.automatics.find(({ terms }) => terms === plain.deductions[0]?.terms)
  const known = new Map([...facts.coupons, ...typed].map((coupon) => [couponKey(coupon), coupon]))
  const judged = [...known].map(([key, coupon]): JudgedCoupon => {
    const { terms } = coupon
    const { totalMinor, couponRefusal } = priceCheckout({ ...input, coupons: [terms] })
    return {
      key,
      coupon,
      savesMinor: minor(Math.max(0, plain.totalMinor - totalMinor)),
      freesShipping: terms.kind === 'free-shipping',
      refused:
        refused.get(key) ?? couponRefusal ?? (coupon.isPerShopper && !isMember ? refuse('coupon-needs-sign-in') : null),
      apartFrom: automatic && !standTogether(terms, automatic.terms) ? [automatic] : [],
    }
  })
  return judged.sort((a, b) => Number(a.refused !== null) - Number(b.refused !== null) || b.savesMinor - a.savesMinor)
}
