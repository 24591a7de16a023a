'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusalText } from '@/components/account/refusal-text-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { MailCheck } from '@/components/ui/icons'
import { paths } from '@/lib/paths'
import { requestMagicLinkAction } from '@/lib/shoppers/actions'

/** Sends the link that confirms one's address. */
export function ConfirmEmail({ email }: { email: string }) {
  const t = useTranslations('behaviours.confirm')
  const text = useRefusalText()
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle')
  const [refusal, setRefusal] = useState<string | null>(null)
  async function send() {
    setState('busy')
    const answer = await requestMagicLinkAction({ email, returnTo: paths.pointsEarn() }).catch(() => null)
    setRefusal(answer?.ok ? null : text(answer?.refusal ?? 'offline'))
    setState(answer?.ok ? 'sent' : 'idle')
  }
  if (state === 'sent')
    return (
      <p role="status" className="flex items-start gap-2 text-sm">
        <MailCheck aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-seal-ink" />
        {t('sent', { email })}
      </p>
    )
  return (
    <div className="grid gap-2">
      <Button tone="outline" size="sm" className="justify-self-start" busy={state === 'busy'} onClick={send}>
        {t('ask')}
      </Button>
      {refusal ? <FormError>{refusal}</FormError> : null}
    </div>
  )
}
