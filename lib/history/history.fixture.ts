import { Readable } from 'node:stream'
import { db } from '@/lib/db/client'
import type { StaffContext } from '@/lib/gate/context'
import { guessDateOrder, guessMapping, type Reading } from './rules'
import { runHistoryImport } from './run-history-import'
import { startHistoryImport } from './start-history-import'

/** How the wizard would read a file whose heading nobody corrects. */
export function readingOf(bytes: Buffer, changed: Partial<Reading> = {}): Reading {
  const titles = bytes.toString('utf8', 0, 2000).split('\n')[0]?.replaceAll('"', '').trim().split(',') ?? []
  return { ...guessMapping(titles), dateOrder: guessDateOrder([]), timeZone: 'Europe/London', ...changed }
}

type Given = { dryRun?: boolean; sourceName?: string; reading?: Reading; open?: () => AsyncIterable<Uint8Array> }

export async function give(ctx: StaffContext, file: Buffer | string, given: Given = {}) {
  const bytes = Buffer.from(file)
  const asked = {
    fileName: 'orders.csv',
    sourceName: given.sourceName ?? 'gift-shop',
    reading: given.reading ?? readingOf(bytes),
    dryRun: given.dryRun ?? false,
  }
  const started = await startHistoryImport(ctx, asked)
  if (!started.ok) throw new Error('not started')
  const { runId } = started.value
  const open = given.open ?? (() => Readable.from([bytes]))
  return { runId, ...(await runHistoryImport(ctx, { ...asked, runId, sizeBytes: bytes.length, open })) }
}

/** Everything that is in the histories, as one text: to see that nothing changed. */
export async function historyHash(): Promise<string> {
  const { rows } = await db().query<{ hash: string }>(
    `select md5(coalesce(string_agg(x, '|' order by x), '')) as hash from (
       select o::text as x from history_order o union all select l::text from history_line l) all_rows`,
  )
  return rows[0]?.hash ?? ''
}
