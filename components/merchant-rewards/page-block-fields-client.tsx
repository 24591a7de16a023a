'use client'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { type AllowedHost, isAllowedHost } from '@/lib/rewards/hosts/rules'
import { readButton } from '@/lib/rewards/page/rules'
import { PagePictureField } from './page-picture-field-client'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'

type PageBlockFieldsProps = {
  place: number
  hosts: readonly AllowedHost[]
  isLast: boolean
  onMove: (to: number) => void
  onRemove: () => void
}

/** One block: its words in both languages, and what its type asks besides. */
export function PageBlockFields({ place, hosts, isLast, onMove, onRemove }: PageBlockFieldsProps) {
  const t = useTranslations('rewards-desk.page')
  const errorOf = useRewardErrors()
  const { register, control, formState } = useFormContext<RewardInput>()
  const block = useWatch({ control, name: `page.blocks.${place}` })
  const errors = formState.errors.page?.blocks?.[place]
  if (!block) return null
  const { type } = block
  const Words = type === 'text' ? Textarea : Input
  const read = type === 'button' ? readButton(block.to.trim()) : null
  const host = read && typeof read !== 'string' && 'host' in read ? read.host : null
  const unlisted = host !== null && !isAllowedHost(host, hosts) ? t('unlisted', { host }) : undefined
  const name = t('block', { no: place + 1, type: t(`types.${type}`) })
  return (
    <li aria-label={name} className="grid gap-4 rounded-lg border border-line p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{name}</p>
        <div className="flex flex-wrap gap-1">
          <Button
            size="sm"
            tone="ghost"
            disabled={place === 0}
            aria-label={t('upOf', { name })}
            onClick={() => onMove(place - 1)}
          >
            {t('up')}
          </Button>
          <Button
            size="sm"
            tone="ghost"
            disabled={isLast}
            aria-label={t('downOf', { name })}
            onClick={() => onMove(place + 1)}
          >
            {t('down')}
          </Button>
          <Button size="sm" tone="ghost" aria-label={t('removeOf', { name })} onClick={onRemove}>
            {t('remove')}
          </Button>
        </div>
      </div>
      {type === 'picture' ? <PagePictureField place={place} error={errorOf(errors?.file)} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t(`wordsZh.${type}`)} hint={type === 'text' ? t('marks') : undefined} error={errorOf(errors?.zh)}>
          <Words lang="zh-CN" {...register(`page.blocks.${place}.zh`)} />
        </Field>
        <Field label={t(`wordsEn.${type}`)} error={errorOf(errors?.en)}>
          <Words lang="en" {...register(`page.blocks.${place}.en`)} />
        </Field>
      </div>
      {type === 'button' ? (
        <Field label={t('to')} hint={t('toHint')} error={errorOf(errors?.to) ?? unlisted}>
          <Input autoComplete="off" spellCheck={false} {...register(`page.blocks.${place}.to`)} />
        </Field>
      ) : null}
    </li>
  )
}
