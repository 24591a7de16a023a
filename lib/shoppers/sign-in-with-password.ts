import { passwordMatches } from '@/lib/auth/password'
import type { SessionClaim } from '@/lib/auth/session-token'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { SignInRefusal } from './errors'
import { doorRates } from './rules'
import { findCredentials, noteSignIn, takeTry } from './store'

type Input = { email: string; password: string; address: string | null }

/** Five wrong passwords close an account's door for a quarter of an hour; nobody learns whether it has an account. */
export async function signInWithPassword(ctx: Context, input: Input): Promise<Result<SessionClaim, SignInRefusal>> {
  const key = `sign-in:${input.email}`
  if (!(await takeTry(ctx.on, key, doorRates.signInByAccount))) return refuse('too-many-tries')
  if (input.address && !(await takeTry(ctx.on, `sign-in-from:${input.address}`, doorRates.signInByAddress))) {
    return refuse('too-many-tries')
  }
  const account = await findCredentials(ctx.on, input.email)
  const matches = await passwordMatches(account?.password_hash ?? null, input.password)
  if (!account || !matches) return refuse('credentials-wrong')
  await noteSignIn(ctx.on, account.id, key, ctx.at)
  return ok({ accountId: account.id, sessionEpoch: account.session_epoch })
}
