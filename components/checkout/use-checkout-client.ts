'use client'
import { useMemo, useState } from 'react'
import type { CheckoutCoupon, CheckoutFacts } from '@/lib/checkout/queries'
import type { Refused } from '@/lib/kernel/result'
import { type CouponChoice, couponKey, quoteShown } from './checkout-quote'

/** What the shopper has asked for, and the quote that follows from it at once. */
export function useCheckout(facts: CheckoutFacts, { isMember, country }: { isMember: boolean; country: string }) {
  const [requestedPoints, onPoints] = useState(0)
  const [paymentMethod, onPaymentMethod] = useState(facts.shop.paymentMethods[0] ?? null)
  const [choice, setChoice] = useState<CouponChoice>({ by: 'rules' })
  const [typed, setTyped] = useState<readonly CheckoutCoupon[]>([])
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused<string>>>(new Map())
  const shown = useMemo(
    () => quoteShown(facts, { isMember, country, requestedPoints, paymentMethod, choice, typed, refused }),
    [facts, isMember, country, requestedPoints, paymentMethod, choice, typed, refused],
  )
  return {
    ...shown,
    onPoints,
    paymentMethod,
    onPaymentMethod,
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
