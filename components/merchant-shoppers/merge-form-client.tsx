'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { newRequestId } from '@/components/ui/request-id'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { mergeAccountsAction } from '@/lib/shoppers/merges/actions'
import type { Mergeable } from '@/lib/shoppers/merges/queries'
import { mergeAccountsSchema } from '@/lib/shoppers/merges/schema'

type MergeFormProps = { other: Mergeable; intoId: string; onDone: () => void }

/** What the other account brings along, and why the two are one person. */
export function MergeForm({ other, intoId, onDone }: MergeFormProps) {
  const t = useTranslations('points-desk.merge')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [requestId] = useState(newRequestId)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(mergeAccountsSchema),
    defaultValues: { requestId, fromId: other.accountId, intoId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(mergeAccountsAction(input))
    if (!done) return
    onDone()
    toast.success(t('done'))
    router.refresh()
  })
  return (
    <form noValidate onSubmit={send} className="grid gap-5">
      <WhatMoves other={other} />
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
        <Textarea rows={2} {...register('reason')} />
      </Field>
      {refused ? <FormError as="box">{refused}</FormError> : null}
      <Button type="submit" tone="danger" busy={formState.isSubmitting} block>
        {t('submit')}
      </Button>
    </form>
  )
}

function WhatMoves({ other }: { other: Mergeable }) {
  const t = useTranslations('points-desk.merge')
  const locale = useLocale()
  const id = useId()
  const { availablePoints, pendingPoints, debtPoints, coupons } = other
  const parts = [
    availablePoints > 0 ? t('available', { points: formatPoints(availablePoints, locale) }) : null,
    pendingPoints > 0 ? t('pending', { points: formatPoints(pendingPoints, locale) }) : null,
    debtPoints > 0 ? t('debt', { points: formatPoints(debtPoints, locale) }) : null,
    coupons > 0 ? t('coupons', { count: coupons }) : null,
  ].filter((part) => part !== null)
  const since = formatDate(other.createdAt, locale, 'short')
  return (
    <section aria-labelledby={id} className="grid gap-2 rounded-lg bg-sunken px-4 py-3">
      <h3 id={id} className="font-medium">
        {t('moves')}
      </h3>
      <p className="text-ink-muted text-sm">
        {t('who', { name: other.name || other.email, since, orders: other.orders })}
      </p>
      <ul className="grid list-disc gap-1 pl-5 tabular">
        {(parts.length > 0 ? parts : [t('nothing')]).map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <p className="text-sm">{t('closed')}</p>
    </section>
  )
}
