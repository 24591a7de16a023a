'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { appealInviteAction } from '@/lib/campaigns/invite/actions'
import { appealInviteSchema } from '@/lib/campaigns/invite/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Refused } from '@/lib/kernel/result'

const unreachable: Refused<string> = { ok: false, refusal: 'offline' }

/** One sentence of the inviter's, asked for once. */
export function Appeal({ inviteId }: { inviteId: string }) {
  const t = useTranslations('campaigns.invite.appeal')
  const words = useRefusalWords(shopCurrency())
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(appealInviteSchema),
    defaultValues: { inviteId, text: '' },
  })
  if (!open) {
    return (
      <Button size="sm" tone="outline" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
    )
  }
  const send = handleSubmit(async (input) => {
    const done = await appealInviteAction(input).catch(() => unreachable)
    setRefused(done.ok ? null : done)
    if (done.ok) router.refresh()
  })
  return (
    <form onSubmit={send} className="grid w-full gap-2" noValidate>
      <Field label={t('label')} hint={t('hint')} error={formState.errors.text ? t('error') : undefined}>
        <Input maxLength={200} {...register('text')} />
      </Field>
      {refused ? <FormError as="box">{words(refused)}</FormError> : null}
      <Button type="submit" size="sm" busy={formState.isSubmitting} className="justify-self-start">
        {t('send')}
      </Button>
    </form>
  )
}
