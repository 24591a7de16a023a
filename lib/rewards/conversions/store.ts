import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { ConversionRefusal } from './errors'
import type { Conversion, ConversionReport } from './rules'

export type Take = {
  requestId: string
  fileName: string
  dryRun: boolean
  conversions: readonly Conversion[]
  /** what reading the file told: the database adds what it knows */
  read: Pick<ConversionReport, 'rows' | 'others' | 'bad' | 'lines'>
  linesKept: number
}

/** What an export would add, or adds: one statement, so that both say the same. */
export async function take(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  asked: Take,
): Promise<Result<ConversionReport, ConversionRefusal>> {
  const made = await refusable<{ report: ConversionReport } | null, ConversionRefusal>(
    row('select conversions_take($1) as report', [JSON.stringify({ ...asked, ...by })], on),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'an export is told about')
  return ok(made.value.report)
}
