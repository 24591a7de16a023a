'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { RefundEffects } from '@/components/refunds/refund-effects'
import type { RefundableLine } from '@/components/refunds/refundable-line'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Textarea } from '@/components/ui/textarea'
import { formatMoney } from '@/lib/i18n/format'
import type { Shortfall } from '@/lib/orders/refunds/schema'
import { RefundScopeFields } from './refund-scope-client'
import { ShortfallField } from './shortfall-field'
import { type RefundWords, useRefund } from './use-refund-client'

export type RefundableOrder = {
  id: string
  number: number
  currency: string
  isShipped: boolean
  lines: readonly RefundableLine[]
  leftMinor: number
  leftShippingMinor: number
  shortfall: Shortfall
  graceDays: number
  coupon: string | null
}

type RefundFormProps = Pick<RefundWords, 'requestId' | 'fixed' | 'make' | 'onDone'> & { order: RefundableOrder }

/** Undoes an order or a part of it, after saying in full what that will do. Pressed twice it is still one refund. */
export function RefundForm({ order, ...deed }: RefundFormProps) {
  const t = useTranslations('merchant.refund')
  const refunds = useTranslations('refunds')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { wish, setWish, shortfall, setShortfall, outcome, isBusy, why, form, send } = useRefund({
    orderId: order.id,
    ...order,
    ...deed,
  })
  const { errors, isSubmitting } = form.formState
  const isShort = outcome !== null && outcome.owedPoints + outcome.settledPoints > 0
  const amount = outcome && outcome.moneyMinor > 0 ? formatMoney(outcome.moneyMinor, order.currency, locale) : null
  return (
    <form noValidate onSubmit={send} className="grid gap-5">
      {deed.fixed ? null : <RefundScopeFields wish={wish} onWishChange={setWish} {...order} />}
      {isShort ? <ShortfallField value={shortfall} onValueChange={setShortfall} /> : null}
      <RefundEffects outcome={outcome} isBusy={isBusy} {...order} after={<li>{refunds('mail')}</li>} />
      {deed.fixed ? null : (
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
          <Textarea rows={3} {...form.register('reason')} />
        </Field>
      )}
      <Checkbox label={t('restock')} hint={t('restockHint')} {...form.register('restock')} />
      {why ? <FormError as="box">{why}</FormError> : null}
      <Button type="submit" tone="danger" disabled={!outcome || isBusy} busy={isSubmitting} block>
        {amount ? t('submit', { amount }) : t('submitNoMoney')}
      </Button>
      <p role="status" className="text-center text-ink-muted text-sm empty:hidden">
        {isSubmitting ? t('sending') : ''}
      </p>
    </form>
  )
}
