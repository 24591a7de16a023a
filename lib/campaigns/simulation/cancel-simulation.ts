import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { SimulationRunRefusal } from './errors'
import { findSimulationRun, type SimulationRun } from './queries'
import type { simulationRunSchema } from './schema'
import { callOff } from './store'

/** A simulation that is not over is called off, and the campaign keeps what it had; one that is over stays. */
export async function cancelSimulation(
  ctx: Pick<StaffContext, 'on'>,
  { run }: z.output<typeof simulationRunSchema>,
): Promise<Result<{ state: SimulationRun['state'] }, SimulationRunRefusal>> {
  await callOff(ctx.on, run)
  const found = await findSimulationRun(ctx.on, run)
  return found ? ok({ state: found.state }) : refuse('run-unknown')
}
