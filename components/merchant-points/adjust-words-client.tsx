'use client'
import { useTranslations } from 'next-intl'
import type { FieldErrors, UseFormRegisterReturn } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { adjustmentReasons } from '@/lib/points/adjustments/rules'

type Name = 'reasonCode' | 'shopperNote' | 'internalNote' | 'validDays'

type AdjustWordsProps = {
  register: (name: Name, options?: typeof whole) => UseFormRegisterReturn
  errors: FieldErrors<Record<Name, unknown>>
  /** points that are taken have no last day */
  withDays: boolean
}

/** Why points are given or taken: the reason, what the shopper reads, what colleagues read, and how long they stay. */
export function AdjustWords({ register, errors, withDays }: AdjustWordsProps) {
  const t = useTranslations('points-desk')
  const errorOf = useFieldErrors()
  return (
    <>
      <Field label={t('adjust.reasonCode')} error={errorOf(errors.reasonCode)}>
        <Select {...register('reasonCode')}>
          {adjustmentReasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('adjust.shopperNote')} hint={t('adjust.shopperNoteHint')} error={errorOf(errors.shopperNote)}>
        <Textarea rows={2} {...register('shopperNote')} />
      </Field>
      <Field
        label={t('adjust.internalNote')}
        optionalLabel={t('adjust.optional')}
        hint={t('adjust.internalNoteHint')}
        error={errorOf(errors.internalNote)}
      >
        <Textarea rows={2} {...register('internalNote')} />
      </Field>
      {withDays ? (
        <Field label={t('adjust.validDays')} hint={t('adjust.validDaysHint')} error={errorOf(errors.validDays)}>
          <NumberText unit={t('adjust.days')} {...register('validDays', whole)} />
        </Field>
      ) : null}
    </>
  )
}
