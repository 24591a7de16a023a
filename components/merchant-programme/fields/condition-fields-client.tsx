'use client'
import { useLocale, useTranslations } from 'next-intl'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { periods } from '@/lib/earning/programme/rules'
import { currencySign } from '@/lib/i18n/decimal-text'
import { paymentMethods } from '@/lib/kernel/payment-method'
import { useCondition } from '../rule-field-client'

/** If: an order from so much. */
export function OrderSpendField({ currency }: { currency: string }) {
  const t = useTranslations('points-desk.programme.if')
  const { value, put, error } = useCondition('order-spend')
  return (
    <Field label={t('order-spend')} hint={t('orderSpendHint')} error={error('atLeastMinor')} className="max-w-72">
      <DecimalInput
        value={value?.atLeastMinor ?? null}
        onValueChange={(next) => put({ kind: 'order-spend', atLeastMinor: next ?? Number.NaN })}
        sign={currencySign(currency, useLocale())}
      />
    </Field>
  )
}

/** If: so much spent in a period, this order included. */
export function PeriodSpendField({ currency }: { currency: string }) {
  const t = useTranslations('points-desk.programme')
  const locale = useLocale()
  const { value, put, error } = useCondition('period-spend')
  const standing = value ?? { kind: 'period-spend' as const, period: 'month' as const, atLeastMinor: Number.NaN }
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t('if.period')}>
        <Select
          value={standing.period}
          onChange={({ target }) =>
            put({ ...standing, period: periods.find((one) => one === target.value) ?? 'month' })
          }
        >
          {periods.map((one) => (
            <option key={one} value={one}>
              {t(`most.periods.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('if.period-spend')} error={error('atLeastMinor')}>
        <DecimalInput
          value={standing.atLeastMinor}
          onValueChange={(next) => put({ ...standing, atLeastMinor: next ?? Number.NaN })}
          sign={currencySign(currency, locale)}
        />
      </Field>
    </div>
  )
}

export function FirstOrderField() {
  const t = useTranslations('points-desk.programme.if')
  return <p className="text-ink-muted text-sm">{t('firstHint')}</p>
}

/** If: with a coupon, or without. */
export function CouponField() {
  const t = useTranslations('points-desk.programme.if')
  const { value, put } = useCondition('coupon')
  return (
    <Segmented
      label={t('coupon')}
      name="coupon"
      value={value?.used === false ? 'without' : 'with'}
      onValueChange={(next) => put({ kind: 'coupon', used: next === 'with' })}
      options={[
        { value: 'with', label: t('couponWith') },
        { value: 'without', label: t('couponWithout') },
      ]}
    />
  )
}

/** If: paid in one of these ways. */
export function PaymentMethodField() {
  const t = useTranslations('points-desk.programme.if')
  const way = useTranslations('common.client.payBy')
  const { value, put, error } = useCondition('payment-method')
  const methods = value?.methods ?? []
  const wrong = error('methods')
  return (
    <fieldset>
      <legend className="sr-only">{t('payment-method')}</legend>
      <div className="flex flex-wrap gap-x-5">
        {paymentMethods.map((method) => (
          <Checkbox
            key={method}
            label={way(method)}
            checked={methods.includes(method)}
            onChange={({ target }) =>
              put({
                kind: 'payment-method',
                methods: paymentMethods.filter((one) => (one === method ? target.checked : methods.includes(one))),
              })
            }
          />
        ))}
      </div>
      <p className="text-ink-muted text-sm">{t('paymentHint')}</p>
      {wrong ? <FormError>{wrong}</FormError> : null}
    </fieldset>
  )
}
