import { after } from 'next/server'
import { staffReadRoute } from '@/lib/gate/json-route'
import { staffUploadRoute } from '@/lib/gate/upload-route'
import { ok, refuse } from '@/lib/kernel/result'
import { generateCodes } from '@/lib/rewards/codes/generate-codes'
import { importCodes } from '@/lib/rewards/codes/import-codes'
import { findCodeRun } from '@/lib/rewards/codes/queries'
import { readCodeFile } from '@/lib/rewards/codes/read-code-file'
import { codeRunSchema, codeWorkSchema, MOST_CODE_FILE_BYTES } from '@/lib/rewards/codes/schema'
import { startCodeRun } from '@/lib/rewards/codes/start-code-run'

const limits = { most: MOST_CODE_FILE_BYTES, rate: { name: 'code-run', max: 30, seconds: 600 } }

/** Takes codes in, or makes them up; the work goes on after the answer, and is followed by its number. */
export const POST = staffUploadRoute('rewards.codes', limits, async (ctx, bytes, url) => {
  const asked = codeWorkSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refuse('input-invalid')
  const { work, pool: poolId, request: requestId } = asked.data
  if (asked.data.work === 'generate') {
    const { count } = asked.data
    const started = await startCodeRun(ctx, { poolId, requestId, work, total: count })
    if (!started.ok) return started
    const { runId, isNew } = started.value
    if (isNew) after(() => generateCodes(ctx, { poolId, runId, count }))
    return ok({ runId })
  }
  const file = readCodeFile(bytes)
  if (!file.ok) return file
  const started = await startCodeRun(ctx, { poolId, requestId, work, total: file.value.codes.length })
  if (!started.ok) return started
  const { runId, isNew } = started.value
  if (isNew) after(() => importCodes(ctx, { poolId, runId, file: file.value, dryRun: work === 'check' }))
  return ok({ runId })
})

export const GET = staffReadRoute('rewards.codes', async (ctx, url) => {
  const asked = codeRunSchema.safeParse({ run: url.searchParams.get('run') })
  const run = asked.success ? await findCodeRun(ctx, asked.data.run) : null
  return Response.json(run, { status: run ? 200 : 404, headers: { 'cache-control': 'private, no-store' } })
})
