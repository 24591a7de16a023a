'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFormContext } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { productStatuses } from '@/lib/catalog/manage/rules'
import type { SaveProductFields } from '@/lib/catalog/schema'
import { FormPart } from './form-part'
import type { ProductFormProps } from './product-form-client'
import { useFieldWords } from './product-words-client'
import { TagsInput } from './tags-input-client'

export function ProductOrganise({ collections, words }: Pick<ProductFormProps, 'collections' | 'words'>) {
  const t = useTranslations('merchant-catalog.form')
  const list = useTranslations('merchant-catalog.list')
  const fieldWords = useFieldWords()
  const locale = useLocale()
  const { register, control, watch, formState } = useFormContext<SaveProductFields>()
  const { errors } = formState
  const tagsError = errors.tags?.message ? errors.tags : errors.tags?.find?.((one) => one)
  return (
    <div className="grid gap-6">
      <FormPart title={t('shelf')}>
        <Field label={t('status')} hint={t(`statusHint.${watch('status')}`)}>
          <Select {...register('status')}>
            {productStatuses.map((status) => (
              <option key={status} value={status}>
                {list(`status.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('slug')} hint={t('slugHint')} error={fieldWords(errors.slug)}>
          <Input autoComplete="off" autoCapitalize="off" spellCheck={false} {...register('slug')} />
        </Field>
      </FormPart>
      <FormPart title={t('organise')}>
        <Field label={t('vendor')} error={fieldWords(errors.vendor)}>
          <Input list="vendors" autoComplete="off" {...register('vendor')} />
        </Field>
        <Words id="vendors" words={words.vendors} />
        <Field label={t('productType')} error={fieldWords(errors.productType)}>
          <Input list="types" autoComplete="off" {...register('productType')} />
        </Field>
        <Words id="types" words={words.types} />
        <Controller
          control={control}
          name="tags"
          render={({ field }) => (
            <Field label={t('tags')} hint={t('tagsHint')} error={fieldWords(tagsError)}>
              <TagsInput tags={field.value} onTags={field.onChange} onBlur={field.onBlur} />
            </Field>
          )}
        />
        <fieldset>
          <legend className="mb-1 font-medium text-sm">{t('collections')}</legend>
          {collections.length === 0 ? <p className="text-ink-muted text-sm">{t('noCollections')}</p> : null}
          {collections.map(({ id, titleZh, titleEn }) => (
            <Checkbox key={id} value={id} label={locale === 'en' ? titleEn : titleZh} {...register('collectionIds')} />
          ))}
        </fieldset>
      </FormPart>
    </div>
  )
}

function Words({ id, words }: { id: string; words: readonly string[] }) {
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word}>{word}</option>
      ))}
    </datalist>
  )
}
