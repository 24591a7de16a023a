import { backtestFile } from '@/lib/backtest/backtest-file'
import { findProgress } from '@/lib/backtest/runs/queries'
import { backtestFileSchema } from '@/lib/backtest/schema'
import { answer, download, refused, staffReadRoute } from '@/lib/gate/json-route'
import { refuse } from '@/lib/kernel/result'

/** How far a trial is; with `as` its report as a file. */
export const GET = staffReadRoute('points.read', async (ctx, url) => {
  const asked = backtestFileSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  const { run: id, as } = asked.data
  if (as) {
    const file = await backtestFile(ctx, id, as)
    return file ? download(file) : refused(refuse('backtest-unknown'))
  }
  const found = await findProgress(ctx.on, id)
  return answer(found, found ? 200 : 404)
})
