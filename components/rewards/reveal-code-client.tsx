'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { revealCodeAction } from '@/lib/rewards/codes/actions'
import { spacedCode } from '@/lib/rewards/codes/rules'
import { CodePicture } from './code-picture'

type RevealCodeProps = {
  claimId: string
  title: string
  /** staff of this shop scan it; otherwise it is typed in somewhere else */
  scannable: boolean
}

/** The code stays shut until it is wanted: it was looked at from then on. */
export function RevealCode({ claimId, title, scannable }: RevealCodeProps) {
  const t = useTranslations('rewards.mine')
  const words = useRefusalWords(shopCurrency())
  const [code, setCode] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const reveal = () =>
    start(async () => {
      const got = await revealCodeAction({ claimId }).catch(() => ({ ok: false, refusal: 'offline' }) as const)
      setRefused(got.ok ? null : words(got))
      if (got.ok) setCode(got.value.code)
    })
  const copy = async () => {
    if (!code) return
    await navigator.clipboard.writeText(code).then(
      () => toast.success(t('copied')),
      () => toast.error(t('copyByHand')),
    )
  }
  if (code === null) {
    return (
      <div className="grid justify-items-start gap-2">
        <Button tone="seal" size="sm" busy={busy} aria-label={t('revealOf', { title })} onClick={reveal}>
          {t(scannable ? 'revealToStaff' : 'reveal')}
        </Button>
        {refused ? <FormError as="box">{refused}</FormError> : null}
      </div>
    )
  }
  return (
    <div className="grid gap-3" aria-live="polite">
      {scannable ? <CodePicture code={code} label={t('picture', { title })} /> : null}
      <p className="break-all font-mono text-lg tracking-wide">{scannable ? spacedCode(code) : code}</p>
      <Button tone="outline" size="sm" className="w-fit" onClick={copy}>
        {t('copy')}
      </Button>
    </div>
  )
}
