'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { refuse } from '@/lib/kernel/result'
import { withdrawRequestAction } from '@/lib/orders/actions'

type WithdrawRequestProps = { number: number; token: string | null; requestId: string }

/** Takes a wish for money back; one that was answered meanwhile shows its answer. */
export function WithdrawRequest(request: WithdrawRequestProps) {
  const t = useTranslations('orders.request')
  const say = useRefusalWords(shopCurrency())
  const router = useRouter()
  const [isBusy, start] = useTransition()
  const withdraw = () =>
    start(async () => {
      const answer = await withdrawRequestAction(request).catch(() => refuse('offline'))
      if (answer.ok) toast.success(t('withdrawn'))
      else toast.error(say(answer))
      router.refresh()
    })
  return (
    <Button tone="outline" size="sm" busy={isBusy} onClick={withdraw}>
      {t('withdraw')}
    </Button>
  )
}
