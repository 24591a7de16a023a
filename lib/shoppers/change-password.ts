import { isCommonPassword } from '@/lib/auth/common-password'
import { hashPassword, passwordMatches } from '@/lib/auth/password'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { ChangePasswordRefusal } from './errors'
import { doorRates } from './rules'
import { findOwnCredentials, forgetTries, setPassword, takeTry } from './store'

type Input = { current: string; password: string }

/** Who knows the old password sets a new one, and every session ends; an account without one sets its first. */
export async function changePassword(ctx: ShopperContext, input: Input): Promise<Result<null, ChangePasswordRefusal>> {
  const key = `sign-in:${ctx.actor.email}`
  if (isCommonPassword(input.password)) return refuse('password-common')
  if (!(await takeTry(ctx.on, key, doorRates.signInByAccount))) return refuse('too-many-tries')
  const own = await findOwnCredentials(ctx.on, ctx.actor.id)
  const stored = own?.password_hash ?? null
  if (stored && !(await passwordMatches(stored, input.current))) return refuse('password-wrong')
  await setPassword(ctx.on, ctx.actor.id, await hashPassword(input.password))
  await forgetTries(ctx.on, key)
  return ok(null)
}
