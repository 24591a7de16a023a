import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { BacktestRefusal } from './errors'
import { eachImportedEvent, eachOwnEvent, shopSetting } from './queries'
import type { Given, HistoryEvent } from './rules'
import { findOrderToTry, listHistoryChoices, programmeNow } from './runs/queries'
import type { tryOrderSchema } from './schema'
import { type Change, type NamedRule, programmeOfSide, type Side, sideOf } from './sides/rules'
import { startReplay } from './start-replay'

export type TriedOrder = {
  number: string
  at: string
  netMinor: number
  /** what it really earned; null where the history knows no points */
  givenPoints: number | null
  sides: { points: number; rows: (Pick<NamedRule, 'nameZh' | 'nameEn'> & { points: number })[] }[]
}

/** One real order under each programme, after all that its shopper bought before: the live example beside the wizard. */
export async function tryOrder(
  ctx: StaffContext,
  { sourceId, tried, against, skip }: z.output<typeof tryOrderSchema>,
): Promise<Result<TriedOrder, BacktestRefusal>> {
  const history = (await listHistoryChoices(ctx.on)).find(({ id }) => id === sourceId)
  if (!history) return refuse('history-unknown')
  const found = await findOrderToTry(ctx.on, sourceId, skip)
  if (!found) return refuse('history-empty')
  const sides = await Promise.all((against ? [tried, against] : [tried]).map((change) => readSide(ctx, change)))
  const asked = sides.filter((side) => side !== null)
  if (asked.length < sides.length) return refuse('rule-unknown')
  const events: HistoryEvent[] = []
  const span = {
    from: null,
    until: new Date(found.at.getTime() + 1),
    of: { accounts: found.accounts, key: found.shopper },
  }
  const take = (event: HistoryEvent) => void events.push(event)
  if (sourceId === null) await eachOwnEvent(span, take)
  else await eachImportedEvent({ ...span, sourceId, withLines: true }, take)
  const event = events.find((one) => one.kind === 'order' && one.order === found.order)
  if (event?.kind !== 'order') return refuse('history-empty')
  const isOwn = sourceId === null
  const setting = await shopSetting()
  const assumptions = {
    ...assuming(isOwn),
    ...setting,
    timeZone: history.timeZone,
    deliveryDays: setting.deliveredAfterDays,
  }
  return ok({
    number: found.number,
    at: found.at.toISOString(),
    netMinor: event.lines.reduce((sum, line) => sum + line.goodsMinor - line.couponMinor - line.pointsMinor, 0),
    givenPoints: event.awardedPoints,
    sides: asked.map((side) => {
      const programme = programmeOfSide(side, 'tried', history.timeZone)
      let given: Given = { points: 0, rows: [] }
      const replay = startReplay({ ...programme, award: (facts) => (given = programme.award(facts)) }, assumptions)
      for (const one of events.slice(0, events.indexOf(event) + 1)) replay.take(one)
      return {
        points: given.points,
        rows: given.rows.filter(({ points }) => points > 0).map((one) => named(side, one)),
      }
    }),
  })
}

const assuming = (isOwn: boolean) => ({
  redemption: { kind: isOwn ? ('as-happened' as const) : ('never' as const) },
  seed: 1,
  rememberDays: null,
  expectedSpendBps: null,
})

function named({ rules }: Side, { rule, points }: Given['rows'][number]) {
  const known = rules.find(({ id }) => id === rule)
  return { nameZh: known?.nameZh ?? rule, nameEn: known?.nameEn ?? rule, points }
}

async function readSide(ctx: StaffContext, change: Change): Promise<Side | null> {
  const { live, written } = await programmeNow(ctx, change.kind === 'live' ? null : change.ruleId)
  return sideOf(change, live, written)
}
