import type { Context } from '@/lib/gate/context'
import { listWatched } from './queries'
import { ALARM_P, reportOdds } from './rules'
import { raise } from './store'

/** Draws are held against the odds that were told. Where they stray further than chance ever does, however often it is looked, staff are told, once for each campaign. */
export async function watchOdds(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  let raised = 0
  for (const { campaignId, tallies, versions } of await listWatched(ctx)) {
    const report = reportOdds(tallies, versions)
    if (report.everP >= ALARM_P) continue
    // an endless G has no number in JSON
    const told = report.tests.map((test) => ({ ...test, g: Number.isFinite(test.g) ? test.g : null }))
    if (await raise(ctx.on, ctx.at, { campaignId, report: { tests: told, p: report.p, tallies }, p: report.everP }))
      raised += 1
  }
  return raised
}
