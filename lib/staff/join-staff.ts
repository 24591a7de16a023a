import { hashToken } from '@/lib/auth/secret-token'
import type { ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { JoinRefusal } from './errors'
import { join } from './store'

type Ctx = Pick<ShopperContext, 'actor' | 'at' | 'on'>

/** Who has an account at the address of the letter joins with it; what was open of it anywhere ends, so that they sign in anew. */
export async function joinStaff(
  ctx: Ctx,
  { token }: { token: string },
): Promise<Result<{ email: string }, JoinRefusal>> {
  return join(ctx.on, { tokenHash: hashToken(token).toString('hex'), accountId: ctx.actor.id, at: ctx.at })
}
