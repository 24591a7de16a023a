'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider, useForm, useWatch } from 'react-hook-form'
import { emptyAddress } from '@/components/account/address-fields-client'
import { useFirstProblem } from '@/components/account/first-problem-client'
import { lazyResolver } from '@/components/account/lazy-resolver-client'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Textarea } from '@/components/ui/textarea'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import { useRouter } from '@/lib/i18n/navigation'
import type { Refused } from '@/lib/kernel/result'
import type { SavedAddress } from '@/lib/shoppers/queries'
import { AddressSection } from './address-section-client'
import { addressOf, type CheckoutFields, countErrors } from './checkout-fields'
import { CheckoutSection } from './checkout-section'
import { CheckoutSummary } from './checkout-summary'
import { ContactSection } from './contact-section-client'
import { CouponSection } from './coupon-section-client'
import { PayBar } from './pay-bar'
import { PointsSection } from './points-section-client'
import { RefusalBox } from './refusal-box-client'
import { useCheckout } from './use-checkout-client'
import { usePlaceOrder } from './use-place-order-client'

type CheckoutFormProps = {
  facts: CheckoutFacts
  saved: readonly SavedAddress[]
  member: { email: string; name: string } | null
  requestId: string
}

// the server's own schema, less what the page works out by itself
const resolver = lazyResolver(() =>
  import('@/lib/checkout/schema').then(({ placeOrderSchema }) =>
    placeOrderSchema.pick({ email: true, address: true, note: true }),
  ),
)

/** The whole checkout on one page: nothing is sent until the one button is pressed. */
export function CheckoutForm({ facts, saved, member, requestId }: CheckoutFormProps) {
  const t = useTranslations('checkout')
  const common = useTranslations('common.client')
  const router = useRouter()
  const isMember = member !== null
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const first = saved[0]
  const form = useForm<CheckoutFields>({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- note is always there in the form
    resolver: resolver as never,
    shouldFocusError: false,
    defaultValues: {
      email: member?.email ?? '',
      address: first ? addressOf(first) : { ...emptyAddress, name: member?.name ?? '' },
      note: '',
    },
  })
  const country = useWatch({ control: form.control, name: 'address.country' })
  const { quote, chosen, coupon, onPoints, couponRefused } = useCheckout(facts, { isMember, country })
  const { placing, placeOrder } = usePlaceOrder(requestId, (answer) => {
    setRefused(answer)
    if (chosen && answer.refusal.startsWith('coupon-')) couponRefused(chosen.key, answer)
    // prices, stock or points are not what they were: read them again, what was typed stays
    router.refresh()
  })

  const submit = form.handleSubmit(async (fields) => {
    setRefused(null)
    await placeOrder({
      ...fields,
      couponId: chosen?.coupon.couponId ?? null,
      grantId: chosen?.coupon.grantId ?? null,
      points: quote.pointsSpent,
      expectedTotalMinor: quote.totalMinor,
      lines: facts.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
    })
  })
  const { errors, submitCount } = form.formState
  const formElement = useFirstProblem(submitCount)
  const wrong = countErrors(errors)
  const savedMinor = quote.couponMinor + quote.pointsMinor

  return (
    <form
      ref={formElement}
      onSubmit={submit}
      noValidate
      className="items-start gap-x-12 lg:grid lg:grid-cols-[1fr_24rem] lg:grid-rows-[auto_1fr]"
    >
      <div className="grid gap-7 lg:row-span-2">
        <ContactSection form={form} isMember={isMember} />
        <FormProvider {...form}>
          <AddressSection form={form} saved={saved} facts={facts} quote={quote} country={country} />
        </FormProvider>
        <CouponSection {...coupon} />
        <PointsSection facts={facts} quote={quote} isMember={isMember} onPoints={onPoints} />
        <CheckoutSection title={t('note.title')}>
          <Field label={t('note.label')} optionalLabel={common('optional')}>
            <Textarea rows={2} maxLength={300} placeholder={t('note.placeholder')} {...form.register('note')} />
          </Field>
        </CheckoutSection>
      </div>
      <CheckoutSummary facts={facts} quote={quote} chosen={chosen} isMember={isMember} />
      <PayBar
        totalMinor={quote.totalMinor}
        savedMinor={savedMinor}
        currency={facts.shop.currency}
        busy={placing !== 'no'}
      >
        {wrong > 0 && submitCount > 0 ? (
          <FormError as="box" className="mb-3">
            {t('pay.errors', { count: wrong })}
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
