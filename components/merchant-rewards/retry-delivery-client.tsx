'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { retryDeliveryAction } from '@/lib/rewards/queue/actions'

/** What could not be handed over is tried at once. */
export function RetryDelivery({ claimId, no }: { claimId: string; no: number }) {
  const t = useTranslations('rewards-desk.claims')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [busy, start] = useTransition()
  const retry = () =>
    start(async () => {
      const answer = await retryDeliveryAction({ claimId }).catch(() => null)
      if (!answer?.ok) return toast.error(refusalText(answer))
      toast.success(t('retried', { no }))
      router.refresh()
    })
  return (
    <Button size="sm" tone="outline" busy={busy} aria-label={t('retryOf', { no })} onClick={retry}>
      {t('retry')}
    </Button>
  )
}
