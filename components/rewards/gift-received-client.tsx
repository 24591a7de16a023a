'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { confirmGiftAction } from '@/lib/rewards/parcel/actions'

/** The shopper says that the gift has come. */
export function GiftReceived({ claimId, title }: { claimId: string; title: string }) {
  const t = useTranslations('rewards.mine')
  const words = useRefusalWords(shopCurrency())
  const router = useRouter()
  const [busy, start] = useTransition()
  const confirm = () =>
    start(async () => {
      const done = await confirmGiftAction({ claimId }).catch(() => ({ ok: false, refusal: 'offline' }) as const)
      if (!done.ok) return toast.error(words(done))
      toast.success(t('gotIt'))
      router.refresh()
    })
  return (
    <Button
      tone="outline"
      size="sm"
      busy={busy}
      aria-label={t('receivedOf', { title })}
      onClick={confirm}
      className="w-fit"
    >
      {t('received')}
    </Button>
  )
}
