'use client'
import { useTranslations } from 'next-intl'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, wholeOrNull } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { dayIn, dayStartIn, endOfDayIn } from '@/lib/kernel/time'
import type { CouponInput } from './coupon-form-client'

/** When it works and how often. The last day is counted whole, by the shop's clock. */
export function CouponLimitFields({ timeZone }: { timeZone: string }) {
  const t = useTranslations('merchant.coupons.fields')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const { register, control, formState } = useFormContext<CouponInput>()
  const { errors } = formState
  const isAutomatic = useWatch({ control, name: 'isAutomatic' })
  const firstDay = (value: string | null) => (value ? dayIn(new Date(value), timeZone) : '')
  const lastDay = (value: string | null) => (value ? dayIn(new Date(Date.parse(value) - 1), timeZone) : '')
  return (
    <Panel title={t(isAutomatic ? 'window' : 'limits')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Controller
          control={control}
          name="startsAt"
          render={({ field: { value, onChange, ...field } }) => (
            <Field label={t('startsAt')} optionalLabel={common('optional')} error={errorOf(errors.startsAt)}>
              <Input
                type="date"
                {...field}
                value={firstDay(value)}
                onChange={(event) =>
                  onChange(event.target.value ? dayStartIn(event.target.value, timeZone).toISOString() : null)
                }
              />
            </Field>
          )}
        />
        <Controller
          control={control}
          name="endsAt"
          render={({ field: { value, onChange, ...field } }) => (
            <Field
              label={t('endsAt')}
              optionalLabel={common('optional')}
              hint={t('endsAtHint', { zone: timeZone })}
              error={errorOf(errors.endsAt)}
            >
              <Input
                type="date"
                {...field}
                value={lastDay(value)}
                onChange={(event) => {
                  const day = event.target.value
                  onChange(day ? endOfDayIn(dayStartIn(day, timeZone), timeZone).toISOString() : null)
                }}
              />
            </Field>
          )}
        />
        {isAutomatic ? null : (
          <>
            <Field label={t('usageLimit')} optionalLabel={common('optional')} error={errorOf(errors.usageLimit)}>
              <NumberText unit={t('times')} {...register('usageLimit', wholeOrNull)} />
            </Field>
            <Field
              label={t('perShopperLimit')}
              optionalLabel={common('optional')}
              hint={t('perShopperHint')}
              error={errorOf(errors.perShopperLimit)}
            >
              <NumberText unit={t('times')} {...register('perShopperLimit', wholeOrNull)} />
            </Field>
          </>
        )}
      </div>
    </Panel>
  )
}
