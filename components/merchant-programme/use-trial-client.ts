'use client'
import { useEffect, useState } from 'react'
import { findTrialAction } from '@/lib/earning/programme/actions'
import type { Trial } from '@/lib/earning/programme/queries'
import type { RuleDefinition } from '@/lib/earning/programme/rules'

export type Tried = { trial: Trial | null; hasHistory: boolean }

const AFTER_TYPING_MS = 500

/** Whether the rule was tried as it stands in the form; null: not known yet, or it is no rule. */
export function useTrial(ruleId: string, definition: RuleDefinition | null): Tried | null {
  const asked = definition === null ? null : JSON.stringify(definition)
  const [known, setKnown] = useState<{ asked: string; found: Tried } | null>(null)
  useEffect(() => {
    if (asked === null) return
    let isLate = false
    const timer = setTimeout(async () => {
      const input = { ruleId, definition: JSON.parse(asked) as never }
      const answer = await findTrialAction(input).catch(() => null)
      if (!isLate && answer?.ok) setKnown({ asked, found: answer.value })
    }, AFTER_TYPING_MS)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [ruleId, asked])
  // whether there is any history does not hang on what is typed
  return known && (known.asked === asked ? known.found : { ...known.found, trial: null })
}
