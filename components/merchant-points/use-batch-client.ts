'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { newRequestId } from '@/components/ui/request-id'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { previewBatchAction, proposeAdjustmentAction } from '@/lib/points/adjustments/actions'
import type { BatchPreview } from '@/lib/points/adjustments/preview-batch'
import { previewBatchSchema } from '@/lib/points/adjustments/schema'

const blank = {
  text: '',
  words: { title: '', reasonCode: 'event' as const, shopperNote: '', internalNote: '', validDays: 365 },
}

/** A batch on its way: read and shown first, posted after, once however often it is pressed. */
export function useBatch() {
  const refusalText = useRefusalText()
  const router = useRouter()
  const [requestId, setRequestId] = useState(newRequestId)
  const [seen, setSeen] = useState<BatchPreview | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState<'check' | 'send' | null>(null)
  const form = useForm({ resolver: zodResolver(previewBatchSchema), defaultValues: blank })

  /** another list, or other words, are another batch */
  const forget = () => {
    setSeen(null)
    setRefused(null)
    setRequestId(newRequestId())
  }
  const check = form.handleSubmit(async (input) => {
    setBusy('check')
    const answer = await previewBatchAction(input).catch(() => null)
    setBusy(null)
    setSeen(answer?.ok ? answer.value : null)
    setRefused(answer?.ok ? null : refusalText(answer))
  })
  const send = form.handleSubmit(async ({ words }) => {
    if (!seen) return
    setBusy('send')
    const rows = seen.rows.map(({ accountId, points }) => ({ accountId, points }))
    const answer = await proposeAdjustmentAction({ ...words, requestId, rows }).catch(() => null)
    if (answer?.ok) return router.push(paths.merchant.adjustment(answer.value.adjustmentId))
    setBusy(null)
    setRefused(refusalText(answer))
  })
  return { form, seen, refused, setRefused, busy, forget, check, send }
}

/** True when something has been under way for a second: before that, a word about it would only flicker. */
export function useIsSlow(isBusy: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isBusy) return
    const timer = setTimeout(() => setSlow(true), 1000)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isBusy])
  return isBusy && isSlow
}
