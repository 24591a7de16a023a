'use client'
import type { Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'

type Sent = { work: 'check' | 'import' | 'generate'; pool: string; count: number | null; file: File | null }

/** Hands codes, or the wish for some, to the shop; the run's number comes back at once. Null when the shop was not reached. */
export async function sendCodes({ work, pool, count, file }: Sent): Promise<Result<{ runId: string }> | null> {
  const address = paths.api.codes({ work, pool, count, request: crypto.randomUUID() })
  try {
    const response = await fetch(address, { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } })
    // our own route answers a Result for every outcome
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (await response.json()) as Result<{ runId: string }>
  } catch {
    return null
  }
}
