'use client'
import { useMemo, useState } from 'react'
import type { CheckoutCoupon, CheckoutFacts } from '@/lib/checkout/queries'
import { HOME_COUNTRY } from '@/lib/checkout/rules'
import type { Refused } from '@/lib/kernel/result'
import type { AdviceByCountry, OfferedPlan } from './advice'
import { type CouponChoice, couponKey, quoteShown } from './checkout-quote'

type Asked = { requestedPoints: number; choice: CouponChoice }

/** What the shopper has asked for, and the quote that follows from it at once. */
export function useCheckout(facts: CheckoutFacts, advised: AdviceByCountry | null, country: string, isMember: boolean) {
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
  const ask = (change: Partial<Asked>, was: Asked | null = null) => {
    setAsked((asked) => ({ ...asked, ...change }))
    setWasAsked(was)
  }
  const setChoice = (next: CouponChoice) => ask({ choice: next })
  const advice = advised && (country === HOME_COUNTRY ? advised.home : advised.abroad)
  // a code that was typed, or a coupon that was refused, is more than the adviser knew
  const isCurrent = advice && typed.length === 0 && !refused.has(advice.best.key ?? '')
  return {
    ...shown,
    paymentMethod,
    onPaymentMethod,
    onPoints: (points: number) => ask({ requestedPoints: points }),
    advice: {
      advice: isCurrent ? advice : null,
      isTaken: wasAsked !== null,
      isFilled: (shown.chosen?.key ?? null) === advice?.best.key && shown.quote.pointsSpent === advice.best.points,
      onTake: ({ key, points }: OfferedPlan) =>
        ask({ requestedPoints: points, choice: { by: 'shopper', key } }, { requestedPoints, choice }),
      onUndo: () => wasAsked && ask(wasAsked),
    },
    coupon: {
      coupons: shown.coupons,
      chosen: shown.chosen,
      isBest: choice.by === 'rules',
      currency: facts.shop.currency,
      onChoose: (key: string | null) => setChoice({ by: 'shopper', key }),
      onTyped: (coupon: CheckoutCoupon) => {
        setTyped((before) => [...before, coupon])
        setChoice({ by: 'shopper', key: couponKey(coupon) })
      },
    },
    /** A coupon that the server has refused is listed with its reason, and the next best takes its place. */
    couponRefused: (key: string, refusal: Refused<string>) => {
      setRefused((before) => new Map(before).set(key, refusal))
      setChoice({ by: 'rules' })
    },
  }
}
