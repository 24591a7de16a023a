'use client'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { tierMeasures, tierWindows } from '@/lib/tiers/rules'
import { levelsIn } from './levels-in'
import type { TiersInput } from './tiers-form-client'

/** What tiers go by, what counts on a day, and for how long a lost tier is kept. */
export function WindowFields() {
  const t = useTranslations('tiers')
  const errorOf = useFieldErrors()
  const { register, control, formState, getValues, setValue } = useFormContext<TiersInput>()
  const errors = formState.errors.terms
  const window = useWatch({ control, name: 'terms.window' })
  return (
    <div className="grid gap-5">
      <RadioGroup legend={t('measure')} className="sm:grid-cols-2" error={errorOf(errors?.measure)}>
        {tierMeasures.map((one) => (
          <Radio
            key={one}
            value={one}
            label={t(`measures.${one}`)}
            hint={t(`measureHints.${one}`)}
            {...register('terms.measure', {
              onChange: () => setValue('terms.levels', levelsIn(one, getValues('terms.levels')), { shouldDirty: true }),
            })}
          />
        ))}
      </RadioGroup>
      <RadioGroup legend={t('window')} className="sm:grid-cols-2" error={errorOf(errors?.window)}>
        {tierWindows.map((one) => (
          <Radio key={one} value={one} label={t(`windows.${one}`)} {...register('terms.window')} />
        ))}
      </RadioGroup>
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        {window === 'year' ? null : (
          <Field label={t('length')} error={errorOf(errors?.windowMonths)} className="w-full sm:max-w-56">
            <NumberText unit={t('months')} {...register('terms.windowMonths', whole)} />
          </Field>
        )}
        <Field
          label={t('grace')}
          hint={t('graceHint')}
          error={errorOf(errors?.graceDays)}
          className="w-full sm:max-w-80"
        >
          <NumberText unit={t('days')} {...register('terms.graceDays', whole)} />
        </Field>
      </div>
    </div>
  )
}
