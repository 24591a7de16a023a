'use client'
import { useEffect, useState } from 'react'
import { newRequestId } from '@/components/ui/request-id'
import type { Refused } from '@/lib/kernel/result'
import { previewAdjustmentAction } from '@/lib/points/adjustments/actions'

const PAUSE = 350

type Seen = Extract<Awaited<ReturnType<typeof previewAdjustmentAction>>, { ok: true }>['value']
type Answer = { to: number | null; outcome: Seen | null; refused: Refused<string> | null }

/** What giving (or, below nought, taking) so many points would do, a moment after the last change. Null asks nothing. */
export function useAdjustmentPreview(accountId: string, points: number | null) {
  const [answer, setAnswer] = useState<Answer>({ to: null, outcome: null, refused: null })
  useEffect(() => {
    if (points === null) return
    let isStale = false
    const timer = setTimeout(() => {
      const words = { title: '', reasonCode: 'goodwill', shopperNote: '-', internalNote: '', validDays: 1 } as const
      void previewAdjustmentAction({ ...words, requestId: newRequestId(), rows: [{ accountId, points }] })
        .catch(() => null)
        .then((found) => {
          if (isStale) return
          const refused = found && !found.ok ? found : null
          setAnswer({ to: points, outcome: found?.ok ? found.value : null, refused })
        })
    }, PAUSE)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [accountId, points])
  if (points === null) return { outcome: null, refused: null, isBusy: false }
  return { ...answer, isBusy: answer.to !== points }
}
