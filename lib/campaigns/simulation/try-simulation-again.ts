import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { askSimulation } from './ask-simulation'
import type { SimulationRunRefusal } from './errors'
import { findSimulated } from './queries'
import type { simulationRunSchema } from './schema'

/** The same version is played through once more, if the campaign is still that version. */
export async function trySimulationAgain(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { run }: z.output<typeof simulationRunSchema>,
): Promise<Result<{ runId: string }, SimulationRunRefusal>> {
  const simulated = await findSimulated(ctx.on, run)
  return simulated ? askSimulation(ctx, simulated) : refuse('run-unknown')
}
