import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { askForWork } from '@/lib/jobs/ask-for-work'
import { uuidV7 } from '@/lib/kernel/ids'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { plusMonths } from '@/lib/kernel/time'
import type { BacktestRefusal } from './errors'
import { learnt } from './learn/rules'
import { shopSetting } from './queries'
import type { Redemption } from './rules'
import { type HistoryChoice, listHistoryChoices, programmeNow, spendingSeen } from './runs/queries'
import type { askBacktestSchema, StoredQuestion } from './schema'
import { type Change, isSame, sideOf } from './sides/rules'
import { ask } from './store'

type Asked = z.output<typeof askBacktestSchema>

/** A trial is written down with everything that decides its report, and is run as soon as a worker is free. */
export async function askBacktest(ctx: StaffContext, asked: Asked): Promise<Result<{ id: string }, BacktestRefusal>> {
  const history = (await listHistoryChoices(ctx.on)).find(({ id }) => id === asked.sourceId)
  if (!history) return refuse('history-unknown')
  if (history.orders === 0) return refuse('history-empty')
  if (asked.against && isSame(asked.tried, asked.against)) return refuse('programmes-same')
  const tried = await readSide(ctx, asked.tried)
  const against = asked.against ? await readSide(ctx, asked.against) : null
  if (!tried.side || (against && !against.side)) return refuse('rule-unknown')
  const redemption = await redemptionOf(ctx, asked)
  if (!redemption) return refuse('redemption-unlearnt')
  const question = await questionOf(asked, history, redemption)
  const made = await ask(ctx.on, {
    id: uuidV7(),
    requestId: asked.requestId,
    sourceId: asked.sourceId,
    asked: { ...question, tried: tried.side, against: against?.side ?? null },
    ruleId: asked.tried.kind === 'with' ? asked.tried.ruleId : null,
    subject: asked.tried.kind === 'with' ? tried.subject : null,
    allEvents: history.events,
    actorId: ctx.actor.id,
    at: ctx.at,
  })
  if (!made.ok) return made
  await askForWork('run-backtests', ctx.on)
  return ok({ id: made.value })
}

async function readSide(ctx: StaffContext, change: Change) {
  const { live, written, subject } = await programmeNow(ctx, change.kind === 'live' ? null : change.ruleId)
  return { side: sideOf(change, live, written), subject }
}

async function redemptionOf(ctx: StaffContext, { redemption }: Asked): Promise<Redemption | null> {
  if (redemption.kind !== 'learnt') return redemption
  const found = learnt(await spendingSeen(ctx))
  return found.kind === 'learnt' ? { kind: 'learnt', monthly: found.monthly } : null
}

async function questionOf(
  { months, sourceId, expectedSpendBps }: Asked,
  { timeZone, lastAt }: HistoryChoice,
  redemption: Redemption,
): Promise<Omit<StoredQuestion, 'tried' | 'against'>> {
  const setting = await shopSetting()
  const from = months === null || !lastAt ? null : plusMonths(lastAt, -months, timeZone).toISOString()
  return {
    months,
    from,
    // what is paid while it runs is of the next trial
    until: lastAt ? new Date(lastAt.getTime() + 1).toISOString() : null,
    assumptions: {
      timeZone,
      redemption: redemption.kind === 'learnt' ? { ...redemption, monthly: [...redemption.monthly] } : redemption,
      seed: 1,
      deliveryDays: setting.deliveredAfterDays,
      returnWindowDays: setting.returnWindowDays,
      graceDays: setting.graceDays,
      rememberDays: sourceId === null ? null : 365,
      expectedSpendBps,
    },
  }
}
