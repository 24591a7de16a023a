'use client'
import { useEffect, useState } from 'react'
import { findOnDeskAction } from '@/lib/desk/actions'
import type { Finding } from '@/lib/desk/queries'

const PAUSE_MS = 180

type Findings = { found: Finding[]; isAsking: boolean; refusal: string | null }
const nothing: Findings = { found: [], isAsking: false, refusal: null }

/** What goes by the words that were typed; asked when the typing rests, and only the last answer counts. */
export function useFindings(query: string): Findings {
  const [answered, setAnswered] = useState<Findings & { query: string }>({ ...nothing, query: '' })
  useEffect(() => {
    if (!query) return
    let isWanted = true
    const timer = setTimeout(async () => {
      const answer = await findOnDeskAction({ query }).catch(() => ({ ok: false as const, refusal: 'offline' }))
      if (!isWanted) return
      setAnswered({
        query,
        found: answer.ok ? answer.value : [],
        isAsking: false,
        refusal: answer.ok ? null : answer.refusal,
      })
    }, PAUSE_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [query])
  if (!query) return nothing
  // what was found for other words is never offered: whoever types fast presses Enter on it
  return answered.query === query ? answered : { ...nothing, isAsking: true }
}
