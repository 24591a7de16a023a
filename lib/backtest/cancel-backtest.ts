import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { BacktestRefusal } from './errors'
import { findProgress, type RunProgress } from './runs/queries'
import type { backtestIdSchema } from './schema'
import { callOff } from './store'

/** A trial that is not over is called off; one that is over stays as it is. */
export async function cancelBacktest(
  ctx: Pick<StaffContext, 'on'>,
  { id }: z.output<typeof backtestIdSchema>,
): Promise<Result<{ state: RunProgress['state'] }, BacktestRefusal>> {
  await callOff(ctx.on, id)
  const found = await findProgress(ctx.on, id)
  return found ? ok({ state: found.state }) : refuse('backtest-unknown')
}
