import type { Context } from '@/lib/gate/context'
import { listWatched } from './queries'
import { ALARM_P, reportOdds } from './rules'
import { raise } from './store'

/** Draws are held against the odds that were told. Where they stray further than chance does, staff are told, once for each campaign. */
export async function watchOdds(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  let raised = 0
  for (const { campaignId, tallies, versions } of await listWatched(ctx)) {
    const report = reportOdds(tallies, versions)
    if (report.p >= ALARM_P) continue
    // an endless G has no number in JSON
    const told = report.tests.map((test) => ({ ...test, g: Number.isFinite(test.g) ? test.g : null }))
    if (await raise(ctx.on, ctx.at, { campaignId, report: { tests: told, tallies }, p: report.p })) raised += 1
  }
  return raised
}
