import { Readable } from 'node:stream'
import { after } from 'next/server'
import { staffReadRoute } from '@/lib/gate/json-route'
import { staffUploadRoute } from '@/lib/gate/upload-route'
import { findHistoryRun } from '@/lib/history/queries'
import { runHistoryImport } from '@/lib/history/run-history-import'
import { historyFileSchema, historyRunSchema, MOST_FILE_BYTES, readingText } from '@/lib/history/schema'
import { startHistoryImport } from '@/lib/history/start-history-import'
import { refuse } from '@/lib/kernel/result'

const limits = { most: MOST_FILE_BYTES, rate: { name: 'history-import', max: 30, seconds: 600 } }

/** Takes an order history to be checked; the work goes on after the answer, and is followed by its number. */
export const POST = staffUploadRoute('points.write', limits, async (ctx, bytes, url) => {
  const reading = readingText.safeParse(url.searchParams.get('reading'))
  const asked = historyFileSchema.safeParse({
    fileName: url.searchParams.get('name') ?? '',
    sourceName: url.searchParams.get('source') ?? '',
    reading: reading.data,
    dryRun: true,
  })
  if (!asked.success) return refuse('input-invalid')
  const started = await startHistoryImport(ctx, asked.data)
  if (started.ok) {
    const { runId } = started.value
    after(() =>
      runHistoryImport(ctx, { ...asked.data, runId, sizeBytes: bytes.length, open: () => Readable.from([bytes]) }),
    )
  }
  return started
})

export const GET = staffReadRoute('points.read', async (ctx, url) => {
  const asked = historyRunSchema.safeParse({ runId: url.searchParams.get('run') })
  const run = asked.success ? await findHistoryRun(ctx, asked.data.runId) : null
  return Response.json(run, { status: run ? 200 : 404, headers: { 'cache-control': 'private, no-store' } })
})
