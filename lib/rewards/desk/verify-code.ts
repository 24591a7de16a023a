import type { z } from 'zod'
import { hashCode } from '@/lib/auth/sealed-code'
import type { StaffContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readCode } from '../codes/rules'
import type { VerifyRefusal } from './errors'
import { type CodeSubject, findSubject } from './queries'
import type { verifyCodeSchema } from './schema'
import { verify } from './store'

/** A code is used once, whoever else tries; the same press again is answered as the first was. */
export async function verifyCode(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { code, requestId }: z.output<typeof verifyCodeSchema>,
): Promise<Result<CodeSubject & { verificationId: string }, VerifyRefusal>> {
  const read = readCode(code)
  if (read === null) return refuse('code-malformed')
  const done = await verify(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, hashCode(read), requestId)
  if (!done.ok) return done
  const subject = await findSubject(ctx, done.value.claimId)
  invariant(subject !== null, 'what was checked off is there')
  return ok({ ...subject, verificationId: done.value.verificationId })
}
