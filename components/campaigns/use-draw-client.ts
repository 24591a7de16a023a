'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import { refreshSession } from '@/components/layout/session-client'
import { drawAction } from '@/lib/campaigns/draws/actions'
import type { Drawn } from '@/lib/campaigns/draws/rules'
import type { Refused, Result } from '@/lib/kernel/result'

/** What is asked of the server, whole: asked again in the same words it answers with the same prize. */
export type Asked = {
  campaignId: string
  requestId: string
  version: number
  costPoints: number | null
  ticketId: string | null
  commitment: string | null
  confirmed: true
}

/** asking: the server draws; playing: its answer is replayed; shown: it has been seen; lost: nobody heard the answer yet. */
export type Phase =
  | { at: 'idle' }
  | { at: 'asking'; asked: Asked }
  | { at: 'playing' | 'shown'; drawn: Drawn }
  | { at: 'lost'; asked: Asked }

const keyOf = (campaignId: string) => `draw:${campaignId}`

// storage can be shut off: then a reload shows the result among «my results» alone
const keep = (asked: Asked) => attempt(() => sessionStorage.setItem(keyOf(asked.campaignId), JSON.stringify(asked)))
const forget = (campaignId: string) => attempt(() => sessionStorage.removeItem(keyOf(campaignId)))
function kept(campaignId: string): Asked | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `keep` wrote; the server checks it again
  return (attempt(() => JSON.parse(sessionStorage.getItem(keyOf(campaignId)) ?? 'null')) ?? null) as Asked | null
}
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

const unheard = (answer: Result<unknown> | null, again: boolean) =>
  answer === null || (again && !answer.ok && answer.refusal === 'too-many-tries')

/**
 * Draws once. What was asked is kept until its result has been seen, so that a page that was closed or cut off in the middle asks
 * for the same draw again and shows the same prize.
 */
export function useDraw(campaignId: string) {
  const [phase, setPhase] = useState<Phase>({ at: 'idle' })
  const [refused, setRefused] = useState<Refused<string> | null>(null)

  async function run(asked: Asked, again: boolean): Promise<void> {
    setPhase({ at: 'asking', asked })
    const answer = await drawAction(asked).catch(() => null)
    if (answer === null || unheard(answer, again)) return setPhase({ at: 'lost', asked })
    if (answer.ok) return setPhase({ at: 'playing', drawn: answer.value })
    forget(campaignId)
    setRefused(answer)
    setPhase({ at: 'idle' })
  }
  const resume = useEffectEvent(() => {
    const asked = kept(campaignId)
    if (asked) void run(asked, true)
  })
  // after the first drawing: what stands on the page is what its server drew
  useEffect(() => {
    const timer = setTimeout(resume)
    return () => clearTimeout(timer)
  }, [])

  return {
    phase,
    refused,
    draw: (asked: Asked) => {
      keep(asked)
      setRefused(null)
      void run(asked, false)
    },
    retry: () => {
      if (phase.at === 'lost') void run(phase.asked, true)
    },
    seen: () => {
      if (phase.at !== 'playing') return
      forget(campaignId)
      setPhase({ at: 'shown', drawn: phase.drawn })
      void refreshSession()
    },
    close: () => setPhase({ at: 'idle' }),
    clearRefused: () => setRefused(null),
  }
}
