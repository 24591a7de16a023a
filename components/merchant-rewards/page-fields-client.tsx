'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { PageBlocks } from '@/components/rewards/page-blocks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { type AllowedHost, isAllowedHost } from '@/lib/rewards/hosts/rules'
import { blockTypes, keptPage } from '@/lib/rewards/page/rules'
import { PageBlockFields } from './page-block-fields-client'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'

/** A page, block by block, and beside them how it reads. */
export function PageFields({ hosts }: { hosts: readonly AllowedHost[] }) {
  const t = useTranslations('rewards-desk.page')
  const errorOf = useRewardErrors()
  const { register, control, formState } = useFormContext<RewardInput>()
  const { fields, append, remove, move } = useFieldArray({ control, name: 'page.blocks' })
  const errors = formState.errors.page
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('titleZh')} error={errorOf(errors?.titleZh)}>
          <Input lang="zh-CN" {...register('page.titleZh')} />
        </Field>
        <Field label={t('titleEn')} error={errorOf(errors?.titleEn)}>
          <Input lang="en" {...register('page.titleEn')} />
        </Field>
      </div>
      <ol className="grid gap-4">
        {fields.map((field, place) => (
          <PageBlockFields
            key={field.id}
            place={place}
            hosts={hosts}
            isLast={place === fields.length - 1}
            onMove={(to) => move(place, to)}
            onRemove={() => remove(place)}
          />
        ))}
      </ol>
      {errors?.blocks ? (
        <FormError>{errorOf(errors.blocks.root ?? { message: errors.blocks.message })}</FormError>
      ) : null}
      <div role="group" aria-label={t('add')} className="flex flex-wrap gap-2">
        {blockTypes.map((type) => (
          <Button
            key={type}
            tone="outline"
            size="sm"
            onClick={() => append({ type, zh: '', en: '', file: null, to: '' })}
          >
            {t(`addOf.${type}`)}
          </Button>
        ))}
      </div>
      <PagePreview hosts={hosts} />
    </div>
  )
}

function PagePreview({ hosts }: { hosts: readonly AllowedHost[] }) {
  const t = useTranslations('rewards-desk.page')
  const locale = useLocale()
  const [language, setLanguage] = useState<'zh' | 'en'>(locale === 'en' ? 'en' : 'zh')
  const { control } = useFormContext<RewardInput>()
  const [titleZh, titleEn, written] = useWatch({ control, name: ['page.titleZh', 'page.titleEn', 'page.blocks'] })
  // the list comes a moment after the page it is of
  const { blocks } = keptPage({ titleZh: titleZh ?? '', titleEn: titleEn ?? '', blocks: written ?? [] })
  const open = blocks.flatMap(({ host }) => (host && isAllowedHost(host, hosts) ? [host] : []))
  return (
    <section aria-label={t('preview')} className="grid gap-3 rounded-xl bg-sunken p-4">
      <Segmented
        label={t('preview')}
        name="page-language"
        value={language}
        onValueChange={(next) => setLanguage(next === 'en' ? 'en' : 'zh')}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <div lang={language === 'en' ? 'en' : 'zh-CN'} className="grid gap-4 rounded-lg bg-surface p-4">
        <p className="font-display font-semibold text-2xl">{language === 'en' ? titleEn : titleZh}</p>
        <PageBlocks blocks={blocks} language={language} hosts={open} />
      </div>
    </section>
  )
}
