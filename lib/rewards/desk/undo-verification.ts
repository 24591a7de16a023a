import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { UndoRefusal } from './errors'
import { UNDO_MINUTES, type undoVerificationSchema } from './schema'
import { unverify } from './store'

/** A slip at the desk is undone within minutes, with a reason; the code can be used again. */
export async function undoVerification(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof undoVerificationSchema>,
): Promise<Result<{ verificationId: string }, UndoRefusal>> {
  const done = await unverify(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, { ...input, minutes: UNDO_MINUTES })
  return done.ok ? ok({ verificationId: input.verificationId }) : done
}
