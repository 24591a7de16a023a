'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { Textarea } from '@/components/ui/textarea'
import { saveContentAction } from '@/lib/radar/actions'
import { type SaveContent, saveContentSchema } from '@/lib/radar/schema'

type ContentFormProps = { content: SaveContent | null; title: string; children: ReactNode }

const blank = { titleZh: '', titleEn: '', bodyZh: '', bodyEn: '', target: '/products', dwellSeconds: 30 }

/** What a page says in both languages, where it leads and how long it takes to read. */
export function ContentForm({ content, title, children }: ContentFormProps) {
  const t = useTranslations('campaigns-desk.content')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: saveContentSchema,
    begin: (sent) => (content && (sent ?? content)) ?? { ...blank, id: newRequestId(), archived: false },
    deed: saveContentAction,
    done: (_, sent) => t('saved', { name: locale === 'en' ? sent.titleEn : sent.titleZh }),
  })
  return (
    <DeedSheet
      tone={content ? 'outline' : 'primary'}
      size={content ? 'sm' : 'md'}
      label={children}
      title={title}
      submitLabel={common('save')}
      sheet={sheet}
    >
      <Field label={t('titleZh')} error={errorOf(errors.titleZh)}>
        <Input lang="zh-CN" autoComplete="off" {...register('titleZh')} />
      </Field>
      <Field label={t('bodyZh')} hint={t('bodyHint')} error={errorOf(errors.bodyZh)}>
        <Textarea lang="zh-CN" rows={6} {...register('bodyZh')} />
      </Field>
      <Field label={t('titleEn')} error={errorOf(errors.titleEn)}>
        <Input lang="en" autoComplete="off" {...register('titleEn')} />
      </Field>
      <Field label={t('bodyEn')} error={errorOf(errors.bodyEn)}>
        <Textarea lang="en" rows={6} {...register('bodyEn')} />
      </Field>
      <Field label={t('target')} hint={t('targetHint')} error={errorOf(errors.target)}>
        <Input autoComplete="off" inputMode="url" {...register('target')} />
      </Field>
      <Field label={t('seconds')} hint={t('secondsHint')} error={errorOf(errors.dwellSeconds)}>
        <Input type="number" min={5} max={600} {...register('dwellSeconds', { valueAsNumber: true })} />
      </Field>
    </DeedSheet>
  )
}
