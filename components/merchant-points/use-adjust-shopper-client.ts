'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { proposeAdjustmentAction, revertAdjustmentAction } from '@/lib/points/adjustments/actions'
import { adjustShopperSchema } from '@/lib/points/adjustments/schema'
import { useAdjustmentPreview } from './use-adjustment-preview-client'

const blank = {
  direction: 'give' as const,
  points: Number.NaN,
  reasonCode: 'goodwill' as const,
  shopperNote: '',
  internalNote: '',
  validDays: 365,
}

type Deed = { accountId: string; mayApprove: boolean; onDone: () => void }

/** One shopper's points on their way to change: what is asked, what it would do, and the press that does it once. */
export function useAdjustShopper({ accountId, mayApprove, onDone }: Deed) {
  const t = useTranslations('points-desk.adjust')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [requestId] = useState(newRequestId)
  const { ask, refused } = useDeed()
  const form = useForm({ resolver: zodResolver(adjustShopperSchema), defaultValues: blank })
  const [direction, amount] = useWatch({ control: form.control, name: ['direction', 'points'] })
  const isGiven = direction === 'give'
  const signed = adjustShopperSchema.shape.points.safeParse(amount).success ? (isGiven ? amount : -amount) : null
  const { outcome, isBusy, ...preview } = useAdjustmentPreview(accountId, signed)

  async function undo(adjustmentId: string): Promise<void> {
    const answer = await revertAdjustmentAction({ adjustmentId, reason: t('undoReason') }).catch(() => null)
    if (answer?.ok) toast.success(t('undone'))
    else toast.error(refusalText(answer))
    router.refresh()
  }

  const send = form.handleSubmit(async ({ direction: way, points, ...words }) => {
    const rows = [{ accountId, points: way === 'give' ? points : -points }]
    const done = await ask(proposeAdjustmentAction({ ...words, title: '', requestId, rows }))
    if (!done) return
    onDone()
    const { state, adjustmentId } = done.value
    if (state === 'waiting') toast.success(t('waiting'))
    else
      toast.success(
        t('posted'),
        mayApprove ? { action: { label: t('undo'), onPress: () => void undo(adjustmentId) } } : {},
      )
    router.refresh()
  })
  const why = refused ?? (preview.refused && !isBusy ? refusalText(preview.refused) : null)
  return { form, isGiven, asked: signed !== null, outcome, isBusy, why, send }
}
