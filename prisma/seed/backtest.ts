import { randomUUID } from 'node:crypto'
import { askBacktest } from '@/lib/backtest/ask-backtest'
import { runDueBacktests } from '@/lib/backtest/run-due-backtests'
import { db } from '@/lib/db/client'

/** The programme in force, tried on the year that was just lived through: the first report of the demo shop. */
export async function seedBacktest(ownerId: string): Promise<void> {
  const actor = { id: ownerId, email: 'owner@demo.test', name: '', staffRole: 'owner' as const }
  const made = await askBacktest(
    { actor, visitorHash: null, locale: 'zh-CN', at: null, on: db() },
    {
      requestId: randomUUID(),
      sourceId: null,
      months: null,
      tried: { kind: 'live' },
      against: null,
      redemption: { kind: 'as-happened' },
      expectedSpendBps: null,
    },
  )
  if (!made.ok) throw new Error(`the demo's backtest: ${made.refusal}`)
  await runDueBacktests({ on: db() })
}
