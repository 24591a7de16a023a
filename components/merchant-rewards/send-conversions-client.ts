'use client'
import type { Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import type { ConversionColumns, ConversionReport } from '@/lib/rewards/conversions/rules'

type Sent = { work: 'check' | 'import'; request: string; file: File; columns: ConversionColumns }

/** Hands a platform's export to the shop; what it says, or null when it was not reached. */
export async function sendConversions({
  work,
  request,
  file,
  columns,
}: Sent): Promise<Result<ConversionReport> | null> {
  const address = paths.api.conversions({ work, request, name: file.name, columns: JSON.stringify(columns) })
  try {
    const response = await fetch(address, { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } })
    // our own route answers a Result for every outcome
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (await response.json()) as Result<ConversionReport>
  } catch {
    return null
  }
}
