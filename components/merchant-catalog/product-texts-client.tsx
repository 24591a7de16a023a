'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { slugOf } from '@/lib/catalog/manage/rules'
import type { SaveProductFields } from '@/lib/catalog/schema'
import { FormPart } from './form-part'
import { useFieldWords } from './product-words-client'

export function ProductTexts() {
  const t = useTranslations('merchant-catalog.form')
  const words = useFieldWords()
  const { register, getValues, setValue, formState } = useFormContext<SaveProductFields>()
  const { errors } = formState
  const suggestSlug = () => {
    if (getValues('slug') === '') setValue('slug', slugOf(getValues('titleEn')), { shouldDirty: true })
  }
  return (
    <FormPart title={t('texts')}>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t('titleZh')} error={words(errors.titleZh)}>
          <Input lang="zh-CN" autoComplete="off" {...register('titleZh')} />
        </Field>
        <Field label={t('titleEn')} error={words(errors.titleEn)}>
          <Input lang="en" autoComplete="off" {...register('titleEn', { onBlur: suggestSlug })} />
        </Field>
        <Field label={t('descriptionZh')} hint={t('descriptionHint')} error={words(errors.descriptionZh)}>
          <Textarea lang="zh-CN" rows={8} {...register('descriptionZh')} />
        </Field>
        <Field label={t('descriptionEn')} error={words(errors.descriptionEn)}>
          <Textarea lang="en" rows={8} {...register('descriptionEn')} />
        </Field>
      </div>
    </FormPart>
  )
}
