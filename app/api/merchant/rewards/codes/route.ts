import { after } from 'next/server'
import type { StaffContext } from '@/lib/gate/context'
import { staffReadRoute } from '@/lib/gate/json-route'
import { staffUploadRoute } from '@/lib/gate/upload-route'
import { ok, refuse } from '@/lib/kernel/result'
import { generateCodes } from '@/lib/rewards/codes/generate-codes'
import { importCodes } from '@/lib/rewards/codes/import-codes'
import { keepCodes } from '@/lib/rewards/codes/keep-codes'
import { findCodeRun } from '@/lib/rewards/codes/queries'
import { readCodeFile } from '@/lib/rewards/codes/read-code-file'
import { codeRunSchema, codesAgainSchema, codeWorkSchema, MOST_CODE_FILE_BYTES } from '@/lib/rewards/codes/schema'
import { startCodeRun } from '@/lib/rewards/codes/start-code-run'
import { type CodesAgain, tryCodesAgain } from '@/lib/rewards/codes/try-codes-again'

const limits = { most: MOST_CODE_FILE_BYTES, rate: { name: 'code-run', max: 30, seconds: 600 } }

/** Takes codes in, or makes them up, or does what a run left undone; the work goes on after the answer. */
export const POST = staffUploadRoute('rewards.codes', limits, async (ctx, bytes, url) => {
  if (url.searchParams.has('again')) return again(ctx, url)
  const asked = codeWorkSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refuse('input-invalid')
  const { work, pool: poolId, request: requestId } = asked.data
  if (asked.data.work === 'generate') {
    const { count } = asked.data
    const started = await startCodeRun(ctx, { poolId, requestId, work, total: count })
    if (started.ok) goOn(ctx, { poolId, ...started.value, count, file: null, dryRun: false })
    return started.ok ? ok({ runId: started.value.runId }) : started
  }
  const file = readCodeFile(bytes)
  if (!file.ok) return file
  const total = file.value.codes.length
  const started = await startCodeRun(ctx, { poolId, requestId, work, total, sealed: keepCodes(file.value) })
  if (!started.ok) return started
  goOn(ctx, { poolId, ...started.value, count: total, file: file.value, dryRun: work === 'check' })
  return ok({ runId: started.value.runId })
})

async function again(ctx: StaffContext, url: URL) {
  const asked = codesAgainSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refuse('input-invalid')
  const started = await tryCodesAgain(ctx, asked.data)
  if (!started.ok) return started
  goOn(ctx, started.value)
  return ok({ runId: started.value.runId })
}

function goOn(ctx: StaffContext, { isNew, file, ...run }: CodesAgain): void {
  if (isNew) after(() => (file ? importCodes(ctx, { ...run, file }) : generateCodes(ctx, run)))
}

export const GET = staffReadRoute('rewards.codes', async (ctx, url) => {
  const asked = codeRunSchema.safeParse({ run: url.searchParams.get('run') })
  const run = asked.success ? await findCodeRun(ctx, asked.data.run) : null
  return Response.json(run, { status: run ? 200 : 404, headers: { 'cache-control': 'private, no-store' } })
})
