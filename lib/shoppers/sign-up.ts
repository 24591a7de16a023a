import type { z } from 'zod'
import { isCommonPassword } from '@/lib/auth/common-password'
import { hashPassword } from '@/lib/auth/password'
import type { Context } from '@/lib/gate/context'
import { uuidV7 } from '@/lib/kernel/ids'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { NewPasswordRefusal } from './errors'
import { doorRates } from './rules'
import type { signUpSchema } from './schema'
import { insertAccount, takeTry } from './store'

type Refusal = NewPasswordRefusal | 'too-many-tries'

/** An address that has an account gets the same answer in the same time, and a mail that says so. */
export async function signUp(ctx: Context, input: z.output<typeof signUpSchema>): Promise<Result<null, Refusal>> {
  if (isCommonPassword(input.password)) return refuse('password-common')
  if (!(await takeTry(ctx.on, `sign-up:${input.email}`, doorRates.signUp))) return refuse('too-many-tries')
  await insertAccount(ctx.on, {
    email: input.email,
    name: input.name,
    passwordHash: await hashPassword(input.password),
    locale: ctx.locale,
    mailKey: `account-exists:${uuidV7()}`,
    at: ctx.at,
  })
  return ok(null)
}
