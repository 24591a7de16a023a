'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import type { RefundableLine } from '@/components/refunds/refundable-line'
import { useRefundPreview } from '@/components/refunds/use-refund-preview-client'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import type { Result } from '@/lib/kernel/result'
import { previewRefundAction } from '@/lib/orders/actions'
import { firstWish, scopeOfWish } from '@/lib/orders/refunds/rules'
import { type RefundScope, refundOrderSchema, type Shortfall } from '@/lib/orders/refunds/schema'
import type { RefundState } from '@/lib/orders/rules'

export type RefundInput = z.input<typeof refundOrderSchema>

export type RefundWords = {
  orderId: string
  requestId: string
  isShipped: boolean
  lines: readonly RefundableLine[]
  shortfall: Shortfall
  /** a shopper asked for this, and nothing else is given back */
  fixed?: { scope: RefundScope; reason: string } | undefined
  make: (input: RefundInput) => Promise<Result<{ money: 'none' | RefundState }>>
  onDone: () => void
}

const words = refundOrderSchema.pick({ reason: true, restock: true })

/** A refund on its way: what is wished, what it would do, and the press that does what was shown, or shows it anew. */
export function useRefund({ orderId, requestId, fixed, make, onDone, ...start }: RefundWords) {
  const t = useTranslations('merchant.refund')
  const refunds = useTranslations('refunds')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [wish, setWish] = useState(() => firstWish(start.lines))
  const [shortfall, setShortfall] = useState(start.shortfall)
  const [refused, setRefused] = useState<string | null>(null)
  const asked = useMemo(() => {
    const scope = fixed ? fixed.scope : scopeOfWish(wish)
    return scope && { orderId, scope, shortfall }
  }, [wish, shortfall, orderId, fixed])
  const { outcome, isBusy, again, ...preview } = useRefundPreview(asked, previewRefundAction)
  const form = useForm({
    resolver: zodResolver(words),
    defaultValues: { reason: fixed?.reason ?? '', restock: !start.isShipped },
  })
  const send = form.handleSubmit(async (said) => {
    if (!asked || !outcome || isBusy) return
    const answer = await make({ ...asked, ...said, requestId, expected: outcome }).catch(() => null)
    if (!answer?.ok) {
      const hasChanged = answer?.refusal === 'refund-changed'
      if (hasChanged) again()
      return setRefused(hasChanged ? refunds('changed') : refusalText(answer))
    }
    onDone()
    const { money } = answer.value
    if (money === 'failed') toast.error(t(`done.${money}`))
    else toast.success(t(`done.${money}`))
    router.refresh()
  })
  const why = refused ?? (preview.refused && !isBusy ? refusalText(preview.refused) : null)
  return { wish, setWish, shortfall, setShortfall, outcome, isBusy, why, form, send }
}
