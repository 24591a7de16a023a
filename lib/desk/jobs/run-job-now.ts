import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { askForWork } from '@/lib/jobs/ask-for-work'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { JobRefusal } from './errors'
import { findJob } from './queries'
import type { jobNameSchema } from './schema'
import { tell } from './store'

/** A job is done now, and not when its minute comes: none minds being done twice. Those that read everything have their hour at night. */
export async function runJobNow(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { name }: z.output<typeof jobNameSchema>,
): Promise<Result<{ name: string }, JobRefusal>> {
  const job = await findJob(ctx.on, name)
  if (!job) return refuse('job-unknown')
  if (!job.byHand) return refuse('job-by-night')
  if (!(await askForWork(name, ctx.on))) return refuse('jobs-off')
  await tell(ctx.on, { name, actorId: ctx.actor.id, at: ctx.at })
  return ok({ name })
}
