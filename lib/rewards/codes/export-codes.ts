import { openSealedCode } from '@/lib/auth/sealed-code'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { PoolRefusal } from './errors'
import { takeOut } from './store'

/** The codes of a pool that nobody has yet, in the clear, for whoever is to honour them; that they left stands in the record. */
export async function exportCodes(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { poolId }: { poolId: string },
): Promise<Result<{ csv: string }, PoolRefusal>> {
  const sealed = await takeOut(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, poolId)
  if (!sealed) return refuse('code-pool-unknown')
  return ok({ csv: `code\r\n${sealed.map((one) => `${quoted(openSealedCode(one))}\r\n`).join('')}` })
}

// a code of somebody else's may begin as a formula does
const quoted = (code: string) => `"${(/^[=+\-@]/.test(code) ? `'${code}` : code).replaceAll('"', '""')}"`
