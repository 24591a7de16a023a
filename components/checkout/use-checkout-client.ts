'use client'
import { useEffect, useMemo, useState } from 'react'
import { HOME_COUNTRY, type Priced } from '@/lib/checkout/price/rules'
import type { CheckoutCoupon, CheckoutFacts } from '@/lib/checkout/queries'
import type { QuoteInput } from '@/lib/checkout/rules'
import { standTogether } from '@/lib/coupons/stack/rules'
import type { Award } from '@/lib/earning/rules'
import type { Refused } from '@/lib/kernel/result'
import type { AdviceByCountry, OfferedPlan } from './advice'
import { type CouponChoice, couponKey, type JudgedCoupon, pressed, quoteShown } from './checkout-quote'

type UseCheckoutOptions = {
  advised: AdviceByCountry | null
  /** of the order as the page first shows it */
  award: Award | null
  country: string
  isMember: boolean
}

type Asked = { requestedPoints: number; choice: CouponChoice }

/** What the shopper has asked for, and the quote that follows from it at once. */
export function useCheckout(
  facts: CheckoutFacts,
  { advised, award: firstAward, country, isMember }: UseCheckoutOptions,
) {
  const [{ requestedPoints, choice }, setAsked] = useState<Asked>({ requestedPoints: 0, choice: { by: 'rules' } })
  // what stood here before the adviser's plan was taken
  const [wasAsked, setWasAsked] = useState<Asked | null>(null)
  const [paymentMethod, onPaymentMethod] = useState(facts.shop.paymentMethods[0] ?? null)
  const [typed, setTyped] = useState<readonly CheckoutCoupon[]>([])
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused<string>>>(new Map())
  const shown = useMemo(
    () => quoteShown(facts, { isMember, country, requestedPoints, paymentMethod, choice, typed, refused }),
    [facts, isMember, country, requestedPoints, paymentMethod, choice, typed, refused],
  )
  const award = useAward(shown, firstAward)
  const ask = (change: Partial<Asked>, was: Asked | null = null) => {
    setAsked((asked) => ({ ...asked, ...change }))
    setWasAsked(was)
  }
  const setChoice = (next: CouponChoice) => ask({ choice: next })
  const advice = advised && (country === HOME_COUNTRY ? advised.home : advised.abroad)
  // a code that was typed, or a coupon that was refused, is more than the adviser knew
  const isCurrent = advice && typed.length === 0 && !advice.best.keys.some((key) => refused.has(key))
  return {
    ...shown,
    award,
    paymentMethod,
    onPaymentMethod,
    onPoints: (points: number) => ask({ requestedPoints: points }),
    advice: {
      advice: isCurrent ? advice : null,
      isTaken: wasAsked !== null,
      isFilled:
        advice?.best.points === shown.quote.pointsSpent &&
        advice.best.keys.length === shown.chosen.length &&
        shown.chosen.every(({ key }) => advice.best.keys.includes(key)),
      onTake: ({ keys, points }: OfferedPlan) =>
        ask({ requestedPoints: points, choice: { by: 'shopper', keys } }, { requestedPoints, choice }),
      onUndo: () => wasAsked && ask(wasAsked),
    },
    coupon: {
      coupons: shown.coupons,
      chosen: shown.chosen,
      isBest: choice.by === 'rules',
      currency: facts.shop.currency,
      /** null: none */
      onPress: (one: JudgedCoupon | null) => setChoice({ by: 'shopper', keys: one ? pressed(shown.chosen, one) : [] }),
      onTyped: (coupon: CheckoutCoupon) => {
        const kept = shown.chosen.filter((one) => one.coupon.grantId && standTogether(one.coupon.terms, coupon.terms))
        setTyped((before) => [...before, coupon])
        setChoice({ by: 'shopper', keys: [...kept.map(({ key }) => key), couponKey(coupon)] })
      },
    },
    /** A coupon that the server has refused is listed with its reason, and the next best takes its place. */
    couponRefused: (refusal: Refused<string>) => {
      // a code is used up, one's own is not there: which of two it was
      const isOwn = refusal.refusal === 'coupon-unavailable'
      const one = shown.chosen.find(({ coupon }) => (coupon.grantId !== null) === isOwn) ?? shown.chosen[0]
      if (one) setRefused((before) => new Map(before).set(one.key, refusal))
      setChoice({ by: 'rules' })
    },
  }
}

/** What the order will earn: first as the page came with it, then by the engine, which is fetched once the page stands. */
function useAward({ input, quote }: { input: QuoteInput; quote: Priced }, first: Award | null): Award | null {
  const [award, setAward] = useState(first)
  useEffect(() => {
    let isOver = false
    const show = (next: Award | null) => {
      if (!isOver) setAward(next)
    }
    import('@/lib/checkout/rules').then(
      ({ awardOf }) => show(awardOf(input, quote)),
      // nothing is promised that can't be worked out
      () => show(null),
    )
    return () => {
      isOver = true
    }
  }, [input, quote])
  return award
}
