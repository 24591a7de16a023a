import type { z } from 'zod'
import { hashCode } from '@/lib/auth/sealed-code'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readCode } from '../codes/rules'
import type { VerifyRefusal } from './errors'
import { type CodeSubject, findByHash, findSubject } from './queries'
import type { lookUpCodeSchema } from './schema'

export type LookedUp = CodeSubject & { standing: 'usable' | 'used' | 'void' | 'expired' }

/** What a code stands for and for whom, before it is checked off. A mistyped one is told without asking anybody. */
export async function lookUpCode(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { code }: z.output<typeof lookUpCodeSchema>,
): Promise<Result<LookedUp, VerifyRefusal>> {
  const read = readCode(code)
  if (read === null) return refuse('code-malformed')
  const found = await findByHash(ctx, hashCode(read))
  // who stands elsewhere is told where, and nothing of the shopper
  if (found?.elsewhere) return refuse('code-other-store', found.elsewhere)
  const subject = found ? await findSubject(ctx, found.claimId) : null
  if (!found || !subject) return refuse('code-unknown')
  return ok({ ...subject, standing: standingOf(found) })
}

function standingOf({ state, over }: { state: string; over: boolean }): LookedUp['standing'] {
  if (state === 'used' || state === 'void') return state
  return state === 'expired' || over ? 'expired' : 'usable'
}
