'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { markDeliveredAction } from '@/lib/orders/actions'

/** Writes down that the parcel has arrived. */
export function MarkDelivered({ orderId }: { orderId: string }) {
  const t = useTranslations('merchant.order.deeds')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [isBusy, start] = useTransition()
  const mark = () =>
    start(async () => {
      const answer = await markDeliveredAction({ orderId }).catch(() => null)
      if (answer?.ok) toast.success(t('delivered'))
      else toast.error(refusalText(answer))
      router.refresh()
    })
  return (
    <Button busy={isBusy} onClick={mark}>
      {t('deliver')}
    </Button>
  )
}
