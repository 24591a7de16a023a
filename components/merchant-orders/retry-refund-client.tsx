'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { retryRefundAction } from '@/lib/orders/actions'

/** Has a failed refund tried once more, and says how it went. */
export function RetryRefund({ refundId }: { refundId: string }) {
  const t = useTranslations('merchant')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [isBusy, start] = useTransition()
  const retry = () =>
    start(async () => {
      const answer = await retryRefundAction({ refundId }).catch(() => null)
      if (!answer?.ok) toast.error(refusalText(answer))
      else if (answer.value.money === 'failed') toast.error(t('refund.done.failed'))
      else toast.success(t(`refund.done.${answer.value.money}`))
      router.refresh()
    })
  return (
    <Button tone="outline" size="sm" busy={isBusy} className="justify-self-start" onClick={retry}>
      {t('order.deeds.retryRefund')}
    </Button>
  )
}
