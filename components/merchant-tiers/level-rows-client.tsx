'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { IconButton } from '@/components/ui/icon-button'
import { Plus, X } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { LevelThreshold } from './level-threshold-client'
import { levelsIn } from './levels-in'
import type { TiersInput } from './tiers-form-client'

type LevelRowsProps = { currency: string; shoppers: Readonly<Record<string, number>> }

/** The levels from the lowest up: what each is called, from how much, and how many are of it now. */
export function LevelRows({ currency, shoppers }: LevelRowsProps) {
  const t = useTranslations('tiers')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { register, control, formState, getValues } = useFormContext<TiersInput>()
  const { fields, append, remove } = useFieldArray({ control, name: 'terms.levels' })
  const errors = formState.errors.terms?.levels
  const wrong = errors?.root ?? (errors?.message ? errors : undefined)
  return (
    <fieldset className="grid gap-4">
      <legend className="sr-only">{t('levels')}</legend>
      {fields.map((level, place) => (
        <div
          key={level.id}
          className="grid grid-cols-[1fr_1fr_auto] items-start gap-3 border-line border-b pb-4 md:grid-cols-[1fr_1fr_1.1fr_auto]"
        >
          <Field label={t('nameZh')} error={errorOf(errors?.[place]?.nameZh)}>
            <Input lang="zh-CN" autoComplete="off" {...register(`terms.levels.${place}.nameZh`)} />
          </Field>
          <Field label={t('nameEn')} error={errorOf(errors?.[place]?.nameEn)}>
            <Input lang="en" autoComplete="off" {...register(`terms.levels.${place}.nameEn`)} />
          </Field>
          <IconButton
            label={t('remove', { name: locale === 'en' ? level.nameEn : level.nameZh })}
            className="mt-7 md:order-last"
            onClick={() => remove(place)}
          >
            <X aria-hidden="true" />
          </IconButton>
          <LevelThreshold place={place} currency={currency} shoppers={shoppers[level.code]} />
        </div>
      ))}
      {wrong ? <FormError>{errorOf(wrong)}</FormError> : null}
      <div>
        <Button
          tone="outline"
          size="sm"
          disabled={fields.length >= 10}
          onClick={() => {
            const blank = { code: `tier-${newRequestId().slice(0, 8)}`, nameZh: '', nameEn: '' }
            append(levelsIn(getValues('terms.measure') ?? 'spend', [blank]))
          }}
        >
          <Plus aria-hidden="true" />
          {t('add')}
        </Button>
      </div>
    </fieldset>
  )
}
