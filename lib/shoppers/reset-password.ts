import { isCommonPassword } from '@/lib/auth/common-password'
import { hashPassword } from '@/lib/auth/password'
import { hashToken } from '@/lib/auth/secret-token'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { NewPasswordRefusal } from './errors'
import { resetByLink } from './store'

type Input = { token: string; password: string }
type Refusal = NewPasswordRefusal | 'link-spent'

/** A new password by a mailed link, once: every session anywhere ends. Answers whose it is, to sign in at once. */
export async function resetPassword(ctx: Context, input: Input): Promise<Result<{ email: string }, Refusal>> {
  if (isCommonPassword(input.password)) return refuse('password-common')
  const email = await resetByLink(ctx.on, hashToken(input.token), await hashPassword(input.password), ctx.at)
  return email ? ok({ email }) : refuse('link-spent')
}
