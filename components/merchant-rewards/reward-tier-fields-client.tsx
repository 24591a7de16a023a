'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { NumberText, wholeOrNull } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { RewardChoices } from '@/lib/rewards/staff/queries'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'

const codeOrNull = { setValueAs: (value: unknown) => (value === '' ? null : value) }

/** Whom it is for, and who may have it earlier. A shop without tiers is asked nothing. */
export function RewardTierFields({ tiers }: { tiers: RewardChoices['tiers'] }) {
  const t = useTranslations('rewards-desk.fields')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const { register, formState } = useFormContext<RewardInput>()
  const errorOf = useRewardErrors()
  if (tiers.length === 0) return null
  const options = tiers.map((one) => (
    <option key={one.code} value={one.code}>
      {t('andAbove', { name: locale === 'en' ? one.nameEn : one.nameZh })}
    </option>
  ))
  return (
    <Panel title={t('tiers')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('minTier')} error={errorOf(formState.errors.minTier)} className="sm:col-span-2">
          <Select {...register('minTier', codeOrNull)}>
            <option value="">{t('everybody')}</option>
            {options}
          </Select>
        </Field>
        <Field label={t('earlyTier')} hint={t('earlyTierHint')} error={errorOf(formState.errors.earlyTier)}>
          <Select {...register('earlyTier', codeOrNull)}>
            <option value="">{t('nobodyEarlier')}</option>
            {options}
          </Select>
        </Field>
        <Field label={t('earlyDays')} optionalLabel={common('optional')} error={errorOf(formState.errors.earlyDays)}>
          <NumberText unit={t('days')} {...register('earlyDays', wholeOrNull)} />
        </Field>
      </div>
    </Panel>
  )
}
