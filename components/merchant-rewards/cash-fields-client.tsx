'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, type FieldPath, useFormContext, useWatch } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { Field } from '@/components/ui/field'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { currencySign } from '@/lib/i18n/decimal-text'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { taxClasses } from '@/lib/payouts/rules'
import { cashbackOrders, cashbackSince } from '@/lib/rewards/cashback-card/schema'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'

type HundredthsProps = { name: FieldPath<RewardInput>; label: string; hint?: string; isShare?: boolean }

/** A sum, or a share, inside a kind's own words. */
function Hundredths({ name, label, hint, isShare = false }: HundredthsProps) {
  const locale = useLocale()
  const errorOf = useRewardErrors()
  const { control } = useFormContext<RewardInput>()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, ...field }, fieldState }) => (
        <Field label={label} hint={hint} error={errorOf(fieldState.error)}>
          <DecimalInput
            value={typeof value === 'number' ? value : null}
            onValueChange={(next) => onChange(next ?? Number.NaN)}
            sign={isShare ? '%' : currencySign(shopCurrency(), locale)}
            side={isShare ? 'end' : 'start'}
            {...field}
          />
        </Field>
      )}
    />
  )
}

function TaxClass({ name }: { name: 'redPacket.taxClass' | 'cashback.taxClass' }) {
  const t = useTranslations('rewards-desk.cash')
  const { register } = useFormContext<RewardInput>()
  return (
    <Field label={t('taxClass')} hint={t('taxHint')}>
      <Select {...register(name)}>
        {taxClasses.map((one) => (
          <option key={one} value={one}>
            {t(`tax.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** How much is in a red packet, and what it is to the tax office. */
export function RedPacketFields() {
  const t = useTranslations('rewards-desk.cash')
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Hundredths name="redPacket.amountMinor" label={t('amount')} />
      <TaxClass name="redPacket.taxClass" />
    </div>
  )
}

const SHARE_AT_FIRST = { amountMinor: null, shareBps: 500, mostMinor: 5_000 } as const
const SUM_AT_FIRST = { amountMinor: 1_000, shareBps: null, mostMinor: null } as const

/** What a cashback card gives, for which orders, and from when on. */
export function CashbackFields() {
  const t = useTranslations('rewards-desk.cash')
  const { control, register, setValue, getValues } = useFormContext<RewardInput>()
  const isSum = useWatch({ control, name: 'cashback.shareBps' }) === null
  const turn = (to: typeof SHARE_AT_FIRST | typeof SUM_AT_FIRST) =>
    setValue('cashback', { ...getValues('cashback'), ...to })
  return (
    <div className="grid gap-5">
      <RadioGroup legend={t('by')} className="sm:grid-cols-2">
        <Radio name="cash-by" label={t('bySum')} checked={isSum} onChange={() => turn(SUM_AT_FIRST)} />
        <Radio name="cash-by" label={t('byShare')} checked={!isSum} onChange={() => turn(SHARE_AT_FIRST)} />
      </RadioGroup>
      <div className="grid gap-5 sm:grid-cols-2">
        {isSum ? (
          <Hundredths key="sum" name="cashback.amountMinor" label={t('sum')} />
        ) : (
          <>
            <Hundredths key="share" name="cashback.shareBps" label={t('share')} isShare />
            <Hundredths key="most" name="cashback.mostMinor" label={t('most')} />
          </>
        )}
        <Hundredths name="cashback.minOrderMinor" label={t('minOrder')} hint={t('minOrderHint')} />
        <Field label={t('ordersLabel')}>
          <Select {...register('cashback.orders')}>
            {cashbackOrders.map((one) => (
              <option key={one} value={one}>
                {t(`orders.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('sinceLabel')}>
          <Select {...register('cashback.since')}>
            {cashbackSince.map((one) => (
              <option key={one} value={one}>
                {t(`since.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <TaxClass name="cashback.taxClass" />
      </div>
    </div>
  )
}
