import { revalidatePath } from 'next/cache'
import { after } from 'next/server'
import { findImportRun } from '@/lib/catalog/import/queries'
import { type RunImport, runImport } from '@/lib/catalog/import/run-import'
import { ImportFile, importAgainSchema, importRunId, MOST_FILE_BYTES } from '@/lib/catalog/import/schema'
import { startImport } from '@/lib/catalog/import/start-import'
import { tryImportAgain } from '@/lib/catalog/import/try-import-again'
import type { StaffContext } from '@/lib/gate/context'
import { staffReadRoute } from '@/lib/gate/json-route'
import { staffUploadRoute } from '@/lib/gate/upload-route'
import { ok, refuse } from '@/lib/kernel/result'

const limits = { most: MOST_FILE_BYTES, rate: { name: 'catalog-import', max: 30, seconds: 600 } }

/** Takes a product file, or one that was lost on its way once more; the work goes on after the answer, and is followed by its number. */
export const POST = staffUploadRoute('catalog.write', limits, async (ctx, bytes, url) => {
  if (url.searchParams.has('again')) return again(ctx, url)
  const asked = ImportFile.safeParse({
    fileName: url.searchParams.get('name') ?? '',
    dryRun: url.searchParams.get('dry') === '1',
  })
  if (!asked.success) return refuse('input-invalid')
  const started = await startImport(ctx, asked.data, bytes)
  if (started.ok) goOn(ctx, { ...asked.data, runId: started.value.runId, bytes })
  return started
})

async function again(ctx: StaffContext, url: URL) {
  const asked = importAgainSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refuse('input-invalid')
  const started = await tryImportAgain(ctx, asked.data)
  if (!started.ok) return started
  if (started.value.isNew) goOn(ctx, started.value)
  return ok({ runId: started.value.runId })
}

function goOn(ctx: StaffContext, run: RunImport): void {
  after(async () => {
    const done = await runImport(ctx, run)
    if (!run.dryRun && done.state === 'done') revalidatePath('/', 'layout')
  })
}

export const GET = staffReadRoute('catalog.read', async (ctx, url) => {
  const id = importRunId.safeParse(url.searchParams.get('run'))
  const run = id.success ? await findImportRun(ctx, id.data) : null
  return Response.json(run, { status: run ? 200 : 404, headers: { 'cache-control': 'private, no-store' } })
})
