'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { drawnFrom } from '@/components/layout/drawn-from-client'
import { FormError } from '@/components/ui/form-error'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import type { Award } from '@/lib/earning/rules'
import { useRouter } from '@/lib/i18n/navigation'
import type { Refused } from '@/lib/kernel/result'
import type { SavedAddress } from '@/lib/shoppers/queries'
import { AddressSection } from './address-section-client'
import type { AdviceByCountry } from './advice'
import { AdviceBox } from './advice-box-client'
import { CheckoutSummary } from './checkout-summary'
import { ContactSection } from './contact-section-client'
import { CouponSection } from './coupon-section-client'
import { OrderItems } from './order-items'
import { PayBar } from './pay-bar'
import { PaymentMethods } from './payment-methods'
import { PointsSection } from './points-section-client'
import { RefusalBox } from './refusal-box-client'
import { useCheckout } from './use-checkout-client'
import { useCheckoutFields } from './use-checkout-fields-client'
import { usePlaceOrder } from './use-place-order-client'

type CheckoutFormFacts = {
  facts: CheckoutFacts
  saved: readonly SavedAddress[]
  member: { email: string; name: string } | null
  requestId: string
  /** null for a guest */
  advised: AdviceByCountry | null
  /** what the order earns as it is first shown */
  award: Award | null
}
/** what may be told the shop: drawn by the server */
type CheckoutSlots = { note: ReactNode }

/** The whole checkout on one page: nothing is sent until the one button is pressed. */
function CheckoutForm({ facts, saved, member, requestId, note, ...first }: CheckoutFormFacts & CheckoutSlots) {
  const t = useTranslations('checkout')
  const router = useRouter()
  const isMember = member !== null
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const { form, address, problems, isWrong, onChange, submitted } = useCheckoutFields(saved, member?.name ?? '')
  const { quote, award, discounts, chosen, coupon, advice, onPoints, couponRefused, paymentMethod, onPaymentMethod } =
    useCheckout(facts, { ...first, country: address.area.country, isMember })
  const { placing, placeOrder } = usePlaceOrder(requestId, (answer) => {
    setRefused(answer)
    if (chosen.length > 0 && answer.refusal.startsWith('coupon-')) couponRefused(answer)
    // prices, stock or points are not what they were: read them again, what was typed stays
    router.refresh()
  })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const fields = await submitted()
    if (!fields) return
    setRefused(null)
    await placeOrder({
      ...fields,
      couponId: chosen.find(({ coupon: one }) => !one.grantId)?.key ?? null,
      grantId: chosen.find(({ coupon: one }) => one.grantId)?.key ?? null,
      points: quote.pointsSpent,
      paymentMethod,
      expectedTotalMinor: quote.totalMinor,
      lines: facts.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
    })
  }
  const savedMinor = quote.couponMinor + quote.pointsMinor

  return (
    <form
      ref={form}
      onSubmit={submit}
      onChange={onChange}
      noValidate
      className="items-start gap-x-12 lg:grid lg:grid-cols-[1fr_24rem] lg:grid-rows-[auto_1fr]"
    >
      <div className="grid gap-7 lg:row-span-2">
        <ContactSection email={member?.email ?? ''} problem={problems.email} isMember={isMember} />
        <AddressSection address={address} problems={problems} saved={saved} facts={facts} quote={quote} />
        <AdviceBox {...advice} />
        <CouponSection {...coupon} />
        <PointsSection facts={facts} quote={quote} isMember={isMember} onPoints={onPoints} />
        {quote.totalMinor > 0 ? (
          <PaymentMethods offered={facts.shop.paymentMethods} chosen={paymentMethod} onChoose={onPaymentMethod} />
        ) : null}
        {note}
      </div>
      <CheckoutSummary
        facts={facts}
        items={<OrderItems items={facts.lines} currency={facts.shop.currency} />}
        quote={quote}
        award={award}
        discounts={discounts}
        isMember={isMember}
      />
      <PayBar
        totalMinor={quote.totalMinor}
        savedMinor={savedMinor}
        currency={facts.shop.currency}
        busy={placing !== 'no'}
      >
        {isWrong ? (
          <FormError as="box" className="mb-3">
            {t('pay.errors', { count: Object.keys(problems).length })}
          </FormError>
        ) : null}
        {refused ? <RefusalBox refused={refused} facts={facts} /> : null}
        <p role="status" className="sr-only">
          {placing === 'no' ? '' : t(placing === 'placing' ? 'pay.placing' : 'pay.leaving')}
        </p>
      </PayBar>
    </form>
  )
}

export const CheckoutFromText = drawnFrom<CheckoutFormFacts & CheckoutSlots, CheckoutSlots>(CheckoutForm)
