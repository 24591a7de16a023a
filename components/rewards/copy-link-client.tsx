'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { copyLinkAction } from '@/lib/rewards/link/actions'

/** A mini-program's text: shown when it is asked for, and copied where the browser lets us. */
export function CopyLink({ claimId }: { claimId: string }) {
  const t = useTranslations('rewards.go')
  const mine = useTranslations('rewards.mine')
  const words = useRefusalWords(shopCurrency())
  const [text, setText] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const copy = () =>
    start(async () => {
      const got = await copyLinkAction({ claimId }).catch(() => ({ ok: false, refusal: 'offline' }) as const)
      setRefused(got.ok ? null : words(got))
      if (!got.ok) return
      setText(got.value.text)
      await navigator.clipboard.writeText(got.value.text).then(
        () => toast.success(mine('copied')),
        () => toast.error(mine('copyByHand')),
      )
    })
  return (
    <div className="grid w-full gap-3" aria-live="polite">
      {text === null ? null : <p className="select-all break-all rounded-lg bg-sunken p-3 font-mono">{text}</p>}
      <Button tone="seal" className="w-fit" busy={busy} onClick={copy}>
        {t('copy')}
      </Button>
      {refused ? <FormError as="box">{refused}</FormError> : null}
    </div>
  )
}
