'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import type { RefundableLine } from '@/components/refunds/refundable-line'
import { useRefundPreview } from '@/components/refunds/use-refund-preview-client'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { refuse } from '@/lib/kernel/result'
import { previewRequestAction, requestRefundAction } from '@/lib/orders/actions'
import { firstWish, scopeOfWish } from '@/lib/orders/refunds/rules'

type RefundRequestProps = {
  number: number
  token: string | null
  currency: string
  back: string
  lines: readonly RefundableLine[]
}

/** A wish for money back on its way: what it would do, and the press that asks for what was shown, or shows it anew. */
export function useRefundRequest({ number, token, currency, back, lines }: RefundRequestProps) {
  const t = useTranslations('orders.request')
  const refunds = useTranslations('refunds')
  const say = useRefusalWords(currency)
  const router = useRouter()
  const [requestId] = useState(newRequestId)
  const [wish, setWish] = useState(() => firstWish(lines))
  const [refused, setRefused] = useState<string | null>(null)
  const asked = useMemo(() => {
    const scope = scopeOfWish(wish)
    return scope && { number, token, scope }
  }, [wish, number, token])
  const { outcome, isBusy, again, ...preview } = useRefundPreview(asked, previewRequestAction)
  const send = async ({ reason }: { reason: string }) => {
    if (!asked || !outcome || isBusy) return
    const wanted = { ...asked, reason, requestId, expected: outcome }
    const answer = await requestRefundAction(wanted).catch(() => refuse('offline'))
    if (!answer.ok) {
      const hasChanged = answer.refusal === 'refund-changed'
      if (hasChanged) again()
      return setRefused(hasChanged ? refunds('changed') : say(answer))
    }
    toast.success(t('sent'))
    router.push(back)
    router.refresh()
  }
  const why = refused ?? (preview.refused && !isBusy ? say(preview.refused) : null)
  return { wish, setWish, outcome, isBusy, why, send }
}
