import { hashToken, newSecretToken } from '@/lib/auth/secret-token'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { doorRates, LINK_MINUTES } from './rules'
import { insertLink, takeTry } from './store'

/** The answer is the same whether or not the address has an account; only its owner gets a mail. */
export async function requestPasswordReset(
  ctx: Context,
  input: { email: string },
): Promise<Result<null, 'too-many-tries'>> {
  if (!(await takeTry(ctx.on, `password-reset:${input.email}`, doorRates.mail))) return refuse('too-many-tries')
  const token = newSecretToken()
  await insertLink(ctx.on, {
    email: input.email,
    purpose: 'password-reset',
    tokenHash: hashToken(token),
    minutes: LINK_MINUTES,
    locale: ctx.locale,
    params: { token },
    onlyKnown: true,
    at: ctx.at,
  })
  return ok(null)
}
