import type { z } from 'zod'
import { isCommonPassword } from '@/lib/auth/common-password'
import { hashPassword } from '@/lib/auth/password'
import { hashToken } from '@/lib/auth/secret-token'
import type { Context } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import type { AcceptRefusal } from './errors'
import type { acceptInviteSchema } from './schema'
import { join } from './store'

type Input = z.output<typeof acceptInviteSchema>

/** The letter proves the address: its reader's account is made with the role that was offered, once. */
export async function acceptInvite(ctx: Context, input: Input): Promise<Result<{ email: string }, AcceptRefusal>> {
  if (isCommonPassword(input.password)) return refuse('password-common')
  return join(ctx.on, {
    tokenHash: hashToken(input.token).toString('hex'),
    accountId: null,
    name: input.name,
    passwordHash: await hashPassword(input.password),
    locale: ctx.locale,
    at: ctx.at,
  })
}
