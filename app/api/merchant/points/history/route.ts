import { Readable } from 'node:stream'
import { after } from 'next/server'
import type { StaffContext } from '@/lib/gate/context'
import { staffReadRoute } from '@/lib/gate/json-route'
import { staffUploadRoute } from '@/lib/gate/upload-route'
import { findHistoryRun } from '@/lib/history/queries'
import { runHistoryImport } from '@/lib/history/run-history-import'
import {
  type HistoryFile,
  historyAgainSchema,
  historyFileSchema,
  historyRunSchema,
  MOST_FILE_BYTES,
  readingText,
} from '@/lib/history/schema'
import { startHistoryImport } from '@/lib/history/start-history-import'
import { tryHistoryAgain } from '@/lib/history/try-history-again'
import { ok, refuse } from '@/lib/kernel/result'

const limits = { most: MOST_FILE_BYTES, rate: { name: 'history-import', max: 30, seconds: 600 } }

/** Takes an order history to be checked, or one that was lost on its way once more; the work goes on after the answer. */
export const POST = staffUploadRoute('points.write', limits, async (ctx, bytes, url) => {
  if (url.searchParams.has('again')) return again(ctx, url)
  const reading = readingText.safeParse(url.searchParams.get('reading'))
  const asked = historyFileSchema.safeParse({
    fileName: url.searchParams.get('name') ?? '',
    sourceName: url.searchParams.get('source') ?? '',
    reading: reading.data,
    dryRun: true,
  })
  if (!asked.success) return refuse('input-invalid')
  const started = await startHistoryImport(ctx, asked.data, { bytes })
  if (started.ok) goOn(ctx, { ...asked.data, runId: started.value.runId, bytes })
  return started
})

async function again(ctx: StaffContext, url: URL) {
  const asked = historyAgainSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refuse('input-invalid')
  const started = await tryHistoryAgain(ctx, asked.data)
  if (!started.ok) return started
  const { runId, file } = started.value
  if (file) goOn(ctx, { ...file, runId })
  return ok({ runId })
}

function goOn(ctx: StaffContext, { bytes, ...run }: HistoryFile & { runId: string; bytes: Uint8Array }): void {
  after(() => runHistoryImport(ctx, { ...run, sizeBytes: bytes.length, open: () => Readable.from([bytes]) }))
}

export const GET = staffReadRoute('points.read', async (ctx, url) => {
  const asked = historyRunSchema.safeParse({ runId: url.searchParams.get('run') })
  const run = asked.success ? await findHistoryRun(ctx, asked.data.runId) : null
  return Response.json(run, { status: run ? 200 : 404, headers: { 'cache-control': 'private, no-store' } })
})
