'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { ShopInput } from './shop-form-client'

/** What is promised after the sale, and what a refund does about points. */
export function AfterSaleFields() {
  const t = useTranslations('merchant.settings')
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<ShopInput>()
  const { errors } = formState
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t('returnWindow')} hint={t('returnWindowHint')} error={errorOf(errors.returnWindowDays)}>
        <NumberText unit={t('days')} {...register('returnWindowDays', whole)} />
      </Field>
      <Field label={t('deliveredAfter')} hint={t('deliveredAfterHint')} error={errorOf(errors.deliveredAfterDays)}>
        <NumberText unit={t('days')} {...register('deliveredAfterDays', whole)} />
      </Field>
      <Field label={t('shortfall.label')} hint={t('shortfall.hint')} error={errorOf(errors.shortfall)}>
        <Select {...register('shortfall')}>
          <option value="debt">{t('shortfall.debt')}</option>
          <option value="refund">{t('shortfall.refund')}</option>
        </Select>
      </Field>
      <Field label={t('graceDays')} hint={t('graceDaysHint')} error={errorOf(errors.pointsGraceDays)}>
        <NumberText unit={t('days')} {...register('pointsGraceDays', whole)} />
      </Field>
    </div>
  )
}
