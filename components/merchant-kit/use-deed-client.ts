'use client'
import { useState } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import type { Result } from '@/lib/kernel/result'

/** Asks the shop to do something: its answer, or null when it was not done and `refused` says why. */
export function useDeed() {
  const refusalText = useRefusalText()
  const [refused, setRefused] = useState<string | null>(null)
  async function ask<V>(deed: Promise<Result<V>>): Promise<{ value: V } | null> {
    const answer = await deed.catch(() => null)
    setRefused(answer?.ok ? null : refusalText(answer))
    return answer?.ok ? answer : null
  }
  return { ask, refused }
}
