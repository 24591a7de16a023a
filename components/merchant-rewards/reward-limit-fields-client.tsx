'use client'
import { useTranslations } from 'next-intl'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { NumberText, wholeOrNull } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { dayIn, dayStartIn, endOfDayIn } from '@/lib/kernel/time'
import { limitPeriods } from '@/lib/rewards/rules'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'

/** How many, how often to one person, for how long, and when it stands in the mall. */
export function RewardLimitFields({ timeZone }: { timeZone: string }) {
  const t = useTranslations('rewards-desk.fields')
  const common = useTranslations('common.client')
  const errorOf = useRewardErrors()
  const { register, control, formState } = useFormContext<RewardInput>()
  const kind = useWatch({ control, name: 'kind' })
  const { errors } = formState
  const optional = common('optional')
  return (
    <Panel title={t('limits')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={t('stock')}
          optionalLabel={kind === 'parcel' ? undefined : optional}
          hint={t(kind === 'virtual-code' ? 'stockHintCodes' : 'stockHint')}
          error={errorOf(errors.stock)}
        >
          <NumberText unit={t('pieces')} {...register('stock', wholeOrNull)} />
        </Field>
        {kind === 'coupon' ? null : (
          <Field
            label={t('validDays')}
            optionalLabel={optional}
            hint={t('validDaysHint')}
            error={errorOf(errors.validDays)}
          >
            <NumberText unit={t('days')} {...register('validDays', wholeOrNull)} />
          </Field>
        )}
        <Field label={t('limitCount')} optionalLabel={optional} error={errorOf(errors.limitCount)}>
          <NumberText unit={t('pieces')} {...register('limitCount', wholeOrNull)} />
        </Field>
        <Field label={t('limitPeriod')}>
          <Select {...register('limitPeriod')}>
            {limitPeriods.map((one) => (
              <option key={one} value={one}>
                {t(`periods.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <DayField name="startsAt" timeZone={timeZone} />
        <DayField name="endsAt" timeZone={timeZone} />
      </div>
    </Panel>
  )
}

/** A day of the shop's: the first from its beginning, the last to its end. */
function DayField({ name, timeZone }: { name: 'startsAt' | 'endsAt'; timeZone: string }) {
  const t = useTranslations('rewards-desk.fields')
  const common = useTranslations('common.client')
  const errorOf = useRewardErrors()
  const { control } = useFormContext<RewardInput>()
  const shown = (value: string | null) =>
    value ? dayIn(new Date(Date.parse(value) - (name === 'endsAt' ? 1 : 0)), timeZone) : ''
  const kept = (day: string) => {
    if (!day) return null
    const start = dayStartIn(day, timeZone)
    return (name === 'endsAt' ? endOfDayIn(start, timeZone) : start).toISOString()
  }
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, ...field }, fieldState }) => (
        <Field
          label={t(name)}
          optionalLabel={common('optional')}
          hint={name === 'endsAt' ? t('endsAtHint', { zone: timeZone }) : undefined}
          error={errorOf(fieldState.error)}
        >
          <Input type="date" {...field} value={shown(value)} onChange={(event) => onChange(kept(event.target.value))} />
        </Field>
      )}
    />
  )
}
