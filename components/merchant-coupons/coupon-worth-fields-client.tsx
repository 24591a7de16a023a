'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, wholeOrNull } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Field } from '@/components/ui/field'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { couponKinds } from '@/lib/coupons/rules'
import { currencySign } from '@/lib/i18n/decimal-text'
import type { CouponInput } from './coupon-form-client'

type MoneyName = 'amountMinor' | 'percentBps' | 'maxDiscountMinor' | 'minGoodsMinor'

/** What it takes off, from what, and at most how much. */
export function CouponWorthFields({ currency }: { currency: string }) {
  const t = useTranslations('merchant.coupons.fields')
  const errorOf = useFieldErrors()
  const { register, control, formState } = useFormContext<CouponInput>()
  const kind = useWatch({ control, name: 'kind' })
  const isAutomatic = useWatch({ control, name: 'isAutomatic' })
  return (
    <Panel title={t('worth')}>
      <div className="grid gap-5">
        <RadioGroup legend={t('kind')} className="sm:grid-cols-2">
          {couponKinds
            .filter((one) => !isAutomatic || one !== 'product')
            .map((one) => (
              <Radio key={one} value={one} label={t(`kinds.${one}`)} {...register('kind')} />
            ))}
        </RadioGroup>
        <div className="grid gap-5 sm:grid-cols-2">
          {kind === 'amount' ? <Decimal name="amountMinor" currency={currency} /> : null}
          {kind === 'percent' ? <Decimal name="percentBps" currency={null} hint={t('percentHint')} /> : null}
          {kind === 'product' ? (
            <Field label={t('pieces')} hint={t('piecesHint')} error={errorOf(formState.errors.pieces)}>
              <NumberText unit={t('piecesUnit')} {...register('pieces', wholeOrNull)} />
            </Field>
          ) : null}
          {kind === 'percent' || kind === 'product' ? (
            <Decimal name="maxDiscountMinor" currency={currency} isOptional />
          ) : null}
          <Decimal name="minGoodsMinor" currency={currency} hint={t('minGoodsHint')} />
        </div>
      </div>
    </Panel>
  )
}

type DecimalProps = { name: MoneyName; currency: string | null; hint?: string; isOptional?: boolean }

function Decimal({ name, currency, hint, isOptional = false }: DecimalProps) {
  const t = useTranslations('merchant.coupons.fields')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { control } = useFormContext<CouponInput>()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, ...field }, fieldState }) => (
        <Field
          label={t(name)}
          hint={hint}
          optionalLabel={isOptional ? common('optional') : undefined}
          error={errorOf(fieldState.error)}
        >
          <DecimalInput
            value={value}
            onValueChange={(next) => onChange(next ?? (isOptional ? null : 0))}
            sign={currency ? currencySign(currency, locale) : '%'}
            side={currency ? 'start' : 'end'}
            {...field}
          />
        </Field>
      )}
    />
  )
}
