'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { currencySign } from '@/lib/i18n/decimal-text'
import { formatMoney, formatPoints, joinParts } from '@/lib/i18n/format'
import { risingFrom } from '@/lib/shoppers/segments/rules'
import type { SegmentsInput } from './segments-form-client'

export type CutKind = 'recencyDays' | 'orders' | 'spentMinor'
type CutFieldsProps = { kind: CutKind; fifths: readonly number[] | null; currency: string }

/** The four cuts of one score, beside what would cut those who bought into five equal parts today. */
export function CutFields({ kind, fifths, currency }: CutFieldsProps) {
  const t = useTranslations('analytics.shoppers.terms')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  // an amount keeps what was typed: it begins anew with what was taken over
  const [taken, setTaken] = useState(0)
  const { control, formState, setValue } = useFormContext<SegmentsInput>()
  const errors = formState.errors.terms?.[kind]
  const wrong = errors?.root ?? (errors?.message ? errors : undefined)
  const said = (value: number) =>
    kind === 'spentMinor' ? formatMoney(value, currency, locale, { trimZeros: true }) : formatPoints(value, locale)
  // the first cut of recency is that of the best score; of the others it is that of a 2
  const scores = kind === 'recencyDays' ? [5, 4, 3, 2] : [2, 3, 4, 5]
  return (
    <fieldset className="grid gap-3 border-line border-b pb-5">
      <legend className="mb-1.5 font-medium text-sm">{t(kind)}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {scores.map((score, place) => (
          <Controller
            key={score}
            control={control}
            name={`terms.${kind}.${place as 0 | 1 | 2 | 3}`}
            render={({ field: { value, onChange, ...field } }) => (
              <Field label={t('score', { score })} error={errorOf(errors?.[place])}>
                {kind === 'spentMinor' ? (
                  <DecimalInput
                    key={taken}
                    value={value}
                    onValueChange={(next) => onChange(next ?? Number.NaN)}
                    sign={currencySign(currency, locale)}
                    {...field}
                  />
                ) : (
                  <Input
                    inputMode="numeric"
                    autoComplete="off"
                    className="tabular"
                    value={Number.isNaN(value) ? '' : value}
                    onChange={({ target }) => onChange(target.value === '' ? Number.NaN : Number(target.value))}
                    {...field}
                  />
                )}
              </Field>
            )}
          />
        ))}
      </div>
      {wrong ? <FormError>{errorOf(wrong)}</FormError> : null}
      {fifths && fifths.length === 4 ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-sm">
          {t('fifths', { values: joinParts(fifths.map(said), locale) })}
          <Button
            tone="outline"
            size="sm"
            onClick={() => {
              setValue(`terms.${kind}`, risingFrom(fifths), {
                shouldDirty: true,
                shouldValidate: formState.isSubmitted,
              })
              setTaken(taken + 1)
            }}
          >
            {t('take')}
          </Button>
        </p>
      ) : (
        <p className="text-ink-muted text-sm">{t('noFifths')}</p>
      )}
    </fieldset>
  )
}
