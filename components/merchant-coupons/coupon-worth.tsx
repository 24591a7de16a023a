import { type CouponWorthTerms, useCouponWords } from '@/components/rewards/coupon-words'

/** What a coupon takes off and from when, in the words that shoppers read. */
export function CouponWorth({ terms }: { terms: CouponWorthTerms }) {
  const { worth, from } = useCouponWords()(terms)
  return (
    <span className="grid text-end md:text-start">
      <span className="font-medium">{worth}</span>
      <span className="text-ink-muted text-sm">{from}</span>
    </span>
  )
}
