'use client'
import { useTranslations } from 'next-intl'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Plus, X } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { MOST_OPTIONS } from '@/lib/catalog/manage/rules'
import type { SaveProductFields } from '@/lib/catalog/schema'
import { FormPart } from './form-part'
import { useFieldWords } from './product-words-client'

/** Up to three things to choose by; each variant then has a value of each. */
export function ProductOptions() {
  const t = useTranslations('merchant-catalog.form')
  const words = useFieldWords()
  const { control, register, getValues, setValue, formState } = useFormContext<SaveProductFields>()
  const { fields, append, remove } = useFieldArray({ control, name: 'optionNames' })

  const eachVariant = (change: (options: string[]) => string[]) =>
    setValue(
      'variants',
      getValues('variants').map((variant) => ({
        ...variant,
        optionsZh: change(variant.optionsZh),
        optionsEn: change(variant.optionsEn),
      })),
      { shouldDirty: true },
    )

  return (
    <FormPart title={t('options')} hint={t('optionsHint')}>
      {fields.map((field, place) => {
        const error = formState.errors.optionNames?.[place]
        return (
          <div key={field.id} className="grid grid-cols-[1fr_1fr_auto] items-start gap-3">
            <Field label={t('optionZh')} error={words(error?.zh)}>
              <Input lang="zh-CN" autoComplete="off" {...register(`optionNames.${place}.zh`)} />
            </Field>
            <Field label={t('optionEn')} error={words(error?.en)}>
              <Input lang="en" autoComplete="off" {...register(`optionNames.${place}.en`)} />
            </Field>
            <IconButton
              label={t('removeOption', { name: getValues(`optionNames.${place}.zh`) || String(place + 1) })}
              className="mt-6.5"
              onClick={() => {
                remove(place)
                eachVariant((options) => options.filter((_, at) => at !== place))
              }}
            >
              <X aria-hidden="true" />
            </IconButton>
          </div>
        )
      })}
      {fields.length < MOST_OPTIONS ? (
        <Button
          tone="outline"
          size="sm"
          className="justify-self-start"
          onClick={() => {
            append({ zh: '', en: '' })
            eachVariant((options) => [...options, ''])
          }}
        >
          <Plus aria-hidden="true" />
          {t('addOption')}
        </Button>
      ) : null}
    </FormPart>
  )
}
