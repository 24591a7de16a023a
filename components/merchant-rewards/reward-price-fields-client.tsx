'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { currencySign } from '@/lib/i18n/decimal-text'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { judgeWorth } from '@/lib/rewards/rules'
import type { RewardChoices } from '@/lib/rewards/staff/queries'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'

type RewardPriceFieldsProps = { pointsPerUnit: number; budgets: RewardChoices['budgets'] }

/** What it costs in points and money, what it is worth, what the shop pays for it, and out of which budget. */
export function RewardPriceFields({ pointsPerUnit, budgets }: RewardPriceFieldsProps) {
  const t = useTranslations('rewards-desk.fields')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const errorOf = useRewardErrors()
  const { register, formState } = useFormContext<RewardInput>()
  return (
    <Panel title={t('price')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('costPoints')} error={errorOf(formState.errors.costPoints)}>
          <NumberText unit={t('points')} {...register('costPoints', whole)} />
        </Field>
        <MoneyField name="cashMinor" />
        <MoneyField name="faceValueMinor" />
        <MoneyField name="trueCostMinor" />
        <Field label={t('budget')} optionalLabel={common('optional')} hint={t('budgetHint')}>
          <Select {...register('budgetId', { setValueAs: (value: unknown) => (value === '' ? null : value) })}>
            <option value="">{t('noBudget')}</option>
            {budgets.map((one) => (
              <option key={one.id} value={one.id}>
                {t('budgetLeft', {
                  name: locale === 'en' ? one.titleEn : one.titleZh,
                  points: formatPoints(one.remainingPoints, locale),
                })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <WorthAdvice pointsPerUnit={pointsPerUnit} />
    </Panel>
  )
}

function MoneyField({ name }: { name: 'cashMinor' | 'faceValueMinor' | 'trueCostMinor' }) {
  const t = useTranslations('rewards-desk.fields')
  const locale = useLocale()
  const errorOf = useRewardErrors()
  const { control } = useFormContext<RewardInput>()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, ...field }, fieldState }) => (
        <Field label={t(name)} hint={t(`${name}Hint`)} error={errorOf(fieldState.error)}>
          <DecimalInput
            value={value}
            onValueChange={(next) => onChange(next ?? 0)}
            sign={currencySign(shopCurrency(), locale)}
            {...field}
          />
        </Field>
      )}
    />
  )
}

/** While it is typed: what a hundred points get here and at checkout, and when the two stray from each other. */
function WorthAdvice({ pointsPerUnit }: { pointsPerUnit: number }) {
  const t = useTranslations('rewards-desk.worth')
  const locale = useLocale()
  const { control } = useFormContext<RewardInput>()
  const [costPoints, cashMinor, faceValueMinor, trueCostMinor] = useWatch({
    control,
    name: ['costPoints', 'cashMinor', 'faceValueMinor', 'trueCostMinor'],
  })
  const cost = costPoints
  const isStated = Number.isSafeInteger(cost) && cost > 0 && cashMinor >= 0 && faceValueMinor >= 0 && trueCostMinor >= 0
  if (!isStated) return null
  const advice = judgeWorth({ costPoints: cost, cashMinor, faceValueMinor, trueCostMinor }, pointsPerUnit)
  const money = (minor: number) => formatMoney(Math.floor(minor), shopCurrency(), locale, { trimZeros: true })
  const values = {
    here: money((Math.max(0, faceValueMinor - cashMinor) * 100) / cost),
    there: money(10_000 / pointsPerUnit),
  }
  const tone = advice === 'arbitrage' ? 'danger' : advice === 'fair' || advice === 'unstated' ? 'info' : 'warning'
  return (
    <div className="mt-5" aria-live="polite">
      <Notice tone={tone}>{t(`advice.${advice}`, values)}</Notice>
    </div>
  )
}
