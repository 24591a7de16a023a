'use client'
import { useEffect, useState } from 'react'
import { type Refused, type Result, refuse } from '@/lib/kernel/result'
import type { RefundOutcome } from '@/lib/orders/refunds/schema'

const PAUSE = 350

type Answer<I> = { to: I | null; round: number; outcome: RefundOutcome | null; refused: Refused<string> | null }

export type RefundPreview = {
  /** what was worked out last; of another question while `isBusy` */
  outcome: RefundOutcome | null
  refused: Refused<string> | null
  isBusy: boolean
  /** works it out once more: something has changed */
  again: () => void
}

/** Asks the shop what a refund would do, a moment after the last change. Null asks nothing. `input` is memoised. */
export function useRefundPreview<I extends object>(
  input: I | null,
  ask: (input: I) => Promise<Result<RefundOutcome>>,
): RefundPreview {
  const [round, setRound] = useState(0)
  const [answer, setAnswer] = useState<Answer<I>>({ to: null, round: 0, outcome: null, refused: null })
  useEffect(() => {
    if (!input) return
    let isStale = false
    const timer = setTimeout(() => {
      void ask(input)
        .catch(() => refuse('offline'))
        .then((found) => {
          if (isStale) return
          setAnswer({ to: input, round, outcome: found.ok ? found.value : null, refused: found.ok ? null : found })
        })
    }, PAUSE)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [input, round, ask])
  const again = () => setRound((now) => now + 1)
  if (!input) return { outcome: null, refused: null, isBusy: false, again }
  const { outcome, refused } = answer
  return { outcome, refused, isBusy: answer.to !== input || answer.round !== round, again }
}
