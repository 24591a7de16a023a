import { revalidatePath } from 'next/cache'
import { after } from 'next/server'
import { findImportRun } from '@/lib/catalog/import/queries'
import { runImport } from '@/lib/catalog/import/run-import'
import { ImportFile, importRunId, MOST_FILE_BYTES } from '@/lib/catalog/import/schema'
import { startImport } from '@/lib/catalog/import/start-import'
import { staffReadRoute } from '@/lib/gate/json-route'
import { staffUploadRoute } from '@/lib/gate/upload-route'
import { refuse } from '@/lib/kernel/result'

const limits = { most: MOST_FILE_BYTES, rate: { name: 'catalog-import', max: 30, seconds: 600 } }

/** Takes a product file; the work goes on after the answer, and is followed by its number. */
export const POST = staffUploadRoute('catalog.write', limits, async (ctx, bytes, url) => {
  const asked = ImportFile.safeParse({
    fileName: url.searchParams.get('name') ?? '',
    dryRun: url.searchParams.get('dry') === '1',
  })
  if (!asked.success) return refuse('input-invalid')
  const started = await startImport(ctx, asked.data)
  if (started.ok) {
    after(async () => {
      const done = await runImport(ctx, { ...asked.data, runId: started.value.runId, bytes })
      if (!asked.data.dryRun && done.state === 'done') revalidatePath('/', 'layout')
    })
  }
  return started
})

export const GET = staffReadRoute('catalog.read', async (ctx, url) => {
  const id = importRunId.safeParse(url.searchParams.get('run'))
  const run = id.success ? await findImportRun(ctx, id.data) : null
  return Response.json(run, { status: run ? 200 : 404, headers: { 'cache-control': 'private, no-store' } })
})
