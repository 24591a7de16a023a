'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { joinInviteAction } from '@/lib/campaigns/invite/actions'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Refused } from '@/lib/kernel/result'

const unreachable: Refused<string> = { ok: false, refusal: 'offline' }

/** Taking part is one press: it makes the shopper's own link. */
export function JoinInvite({ campaignId }: { campaignId: string }) {
  const t = useTranslations('campaigns.invite')
  const words = useRefusalWords(shopCurrency())
  const router = useRouter()
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const [busy, start] = useTransition()
  const join = () =>
    start(async () => {
      const done = await joinInviteAction({ campaignId }).catch(() => unreachable)
      setRefused(done.ok ? null : done)
      if (done.ok) router.refresh()
    })
  return (
    <div className="grid gap-2">
      <Button tone="seal" size="lg" block busy={busy} onClick={join}>
        {t('join')}
      </Button>
      {refused ? <FormError as="box">{words(refused)}</FormError> : null}
    </div>
  )
}
