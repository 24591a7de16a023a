import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { askForWork } from '@/lib/jobs/ask-for-work'
import { uuidV7 } from '@/lib/kernel/ids'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { SimulateRefusal } from './errors'
import { findExpectedDraws } from './queries'
import { runsOf } from './rules'
import type { simulateCampaignSchema } from './schema'
import { ask } from './store'

/** A campaign is played through as soon as a worker is free: the version that was looked over, as it stands. */
export async function askSimulation(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  asked: z.output<typeof simulateCampaignSchema>,
): Promise<Result<{ runId: string; runs: number }, SimulateRefusal>> {
  const expectedDraws = await findExpectedDraws(ctx.on, asked)
  if (expectedDraws === null) return refuse('campaign-unknown')
  const runs = runsOf({ expectedDraws })
  const made = await ask(ctx.on, { ...asked, id: uuidV7(), runs, actorId: ctx.actor.id, at: ctx.at })
  if (!made.ok) return made
  await askForWork('simulate-campaigns', ctx.on)
  return ok({ runId: made.value, runs })
}
