'use client'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { CouponInput } from './coupon-form-client'

const textOrNull = { setValueAs: (text: unknown) => (typeof text === 'string' && text.trim() !== '' ? text : null) }

/** What it is called, and how a shopper comes by it: typed, seen in the sheet, or bought with points. */
export function CouponNameFields() {
  const t = useTranslations('merchant.coupons.fields')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const { register, control, formState } = useFormContext<CouponInput>()
  const isAutomatic = useWatch({ control, name: 'isAutomatic' })
  const { errors } = formState
  return (
    <Panel title={t('name')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('titleZh')} error={errorOf(errors.titleZh)}>
          <Input lang="zh-CN" {...register('titleZh')} />
        </Field>
        <Field label={t('titleEn')} error={errorOf(errors.titleEn)}>
          <Input lang="en" {...register('titleEn')} />
        </Field>
        {isAutomatic ? null : (
          <>
            <Field
              label={t('code')}
              optionalLabel={common('optional')}
              hint={t('codeHint')}
              error={errorOf(errors.code)}
            >
              <Input
                autoCapitalize="characters"
                autoComplete="off"
                spellCheck={false}
                className="uppercase"
                {...register('code', textOrNull)}
              />
            </Field>
            <Checkbox label={t('listed')} hint={t('listedHint')} className="sm:mt-6" {...register('listed')} />
            <Field label={t('validDays')} hint={t('validDaysHint')} error={errorOf(errors.validDays)}>
              <NumberText unit={t('days')} {...register('validDays', whole)} />
            </Field>
          </>
        )}
      </div>
    </Panel>
  )
}
