'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { openPageAction } from '@/lib/rewards/page/actions'

/** A page stays shut until it is wanted: read, it is used. */
export function OpenPage({ claimId }: { claimId: string }) {
  const t = useTranslations('rewards.page')
  const words = useRefusalWords(shopCurrency())
  const router = useRouter()
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const open = () =>
    start(async () => {
      const done = await openPageAction({ claimId }).catch(() => ({ ok: false, refusal: 'offline' }) as const)
      setRefused(done.ok ? null : words(done))
      if (done.ok) router.refresh()
    })
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-ink-muted">{t('ask')}</p>
      <Button tone="seal" busy={busy} onClick={open}>
        {t('open')}
      </Button>
      {refused ? <FormError as="box">{refused}</FormError> : null}
    </div>
  )
}
