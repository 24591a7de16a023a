import type { z } from 'zod'
import { openSealedCode } from '@/lib/auth/sealed-code'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { CodeRunRefusal } from './errors'
import type { ReadFile } from './read-code-file'
import type { codesAgainSchema } from './schema'
import { findKeptRun, startRun } from './store'

export type CodesAgain = {
  poolId: string
  runId: string
  count: number
  file: ReadFile | null
  dryRun: boolean
  isNew: boolean
}

// our own words, sealed by us
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const openKept = (sealed: Buffer): ReadFile => JSON.parse(openSealedCode(sealed)) as ReadFile

/** What a run has left undone is done under a new one: the same codes, each of which goes in once, or as many as are missing. */
export async function tryCodesAgain(
  ctx: Pick<StaffContext, 'actor' | 'on'>,
  { again, request }: z.output<typeof codesAgainSchema>,
): Promise<Result<CodesAgain, CodeRunRefusal>> {
  const kept = await findKeptRun(ctx.on, again)
  if (!kept) return refuse('run-not-again')
  const { poolId, work, left, sealed } = kept
  const total = work === 'generate' ? left : kept.total
  const made = await startRun(ctx.on, { poolId, requestId: request, work, total, actorId: ctx.actor.id, sealed })
  if (!made.ok) return refuse('code-pool-unknown')
  return ok({ poolId, ...made.value, count: total, file: sealed && openKept(sealed), dryRun: work === 'check' })
}
