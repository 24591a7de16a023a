import type { z } from 'zod'
import { hashToken, newSecretToken } from '@/lib/auth/secret-token'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { safeReturnTo } from '@/lib/kernel/return-to'
import { doorRates, LINK_MINUTES } from './rules'
import type { magicLinkRequestSchema } from './schema'
import { insertLink, takeTry } from './store'

type Input = z.output<typeof magicLinkRequestSchema>

/** Every address gets its link: a known one opens its account, a new one makes it. */
export async function requestMagicLink(ctx: Context, input: Input): Promise<Result<null, 'too-many-tries'>> {
  if (!(await takeTry(ctx.on, `magic-link:${input.email}`, doorRates.mail))) return refuse('too-many-tries')
  const token = newSecretToken()
  await insertLink(ctx.on, {
    email: input.email,
    purpose: 'magic-link',
    tokenHash: hashToken(token),
    minutes: LINK_MINUTES,
    locale: ctx.locale,
    params: { token, returnTo: safeReturnTo(input.returnTo) },
    onlyKnown: false,
    at: ctx.at,
  })
  return ok(null)
}
