'use client'
import { useTranslations } from 'next-intl'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { deductions } from '@/lib/earning/programme/rules'
import { useRulePart } from '../rule-field-client'

/** What the rule counts on: what is taken off the goods first. Shipping never counts. */
export function BaseFields() {
  const t = useTranslations('points-desk.programme.base')
  const { value, set, errorAt } = useRulePart('base')
  return (
    <div className="grid gap-3">
      <fieldset>
        <legend className="mb-1 font-medium text-sm">{t('after')}</legend>
        <div className="flex flex-wrap gap-x-6">
          {deductions.map((one) => (
            <Checkbox
              key={one}
              label={t(`off.${one}`)}
              checked={value.after.includes(one)}
              onChange={({ target }) =>
                set({
                  ...value,
                  after: deductions.filter((known) => (known === one ? target.checked : value.after.includes(known))),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <Field label={t('tax')} hint={t('taxHint')} error={errorAt('taxIncludedBps')} className="max-w-72">
        <DecimalInput
          value={value.taxIncludedBps}
          onValueChange={(next) => set({ ...value, taxIncludedBps: next ?? 0 })}
          sign="%"
          side="end"
        />
      </Field>
    </div>
  )
}
