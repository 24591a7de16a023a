import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ConversionRefusal } from './errors'
import { readConversionFile } from './read-conversion-file'
import { type ConversionColumns, type ConversionReport, MOST_LINES_KEPT } from './rules'
import { take } from './store'

type TakeConversions = {
  bytes: Uint8Array
  columns: ConversionColumns
  fileName: string
  requestId: string
  dryRun: boolean
}

/**
 * A platform's export tells which exchanges were bought there: each order once, however often it is told, and a change of
 * it beside what was told before. With a line that can't be read nothing is written.
 */
export async function takeConversions(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { bytes, columns, fileName, requestId, dryRun }: TakeConversions,
): Promise<Result<ConversionReport, ConversionRefusal>> {
  const file = readConversionFile(bytes, columns)
  if (!file.ok) return file
  const { conversions, ...read } = file.value
  const asked = { requestId, fileName, dryRun, conversions, read, linesKept: MOST_LINES_KEPT }
  return take(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, asked)
}
