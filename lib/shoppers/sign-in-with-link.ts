import { hashToken } from '@/lib/auth/secret-token'
import type { SessionClaim } from '@/lib/auth/session-token'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { LinkRefusal } from './errors'
import { doorRates } from './rules'
import { enterByLink, takeTry } from './store'

type Input = { token: string; address: string | null }

/** A mailed link opens the account once, within a quarter of an hour; of many at once exactly one gets in. */
export async function signInWithLink(ctx: Context, input: Input): Promise<Result<SessionClaim, LinkRefusal>> {
  if (input.address && !(await takeTry(ctx.on, `sign-in-from:${input.address}`, doorRates.signInByAddress))) {
    return refuse('too-many-tries')
  }
  const claim = await enterByLink(ctx.on, hashToken(input.token), ctx.locale, ctx.at)
  return claim ? ok(claim) : refuse('link-spent')
}
