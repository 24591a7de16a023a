import { isCommonPassword } from '@/lib/auth/common-password'
import { hashPassword } from '@/lib/auth/password'
import { hashToken } from '@/lib/auth/secret-token'
import { defaultTerms } from '@/lib/earning/rules'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { OpenShopRefusal } from './errors'
import { holdsOpening } from './queries'
import type { OpenShop } from './schema'
import { openWith } from './store'

/** Who reads the link that an empty shop printed owns it: once, while nobody works there. */
export async function openShop(
  ctx: Pick<Context, 'locale' | 'at' | 'on'>,
  { token, password, ...stated }: OpenShop,
): Promise<Result<{ email: string }, OpenShopRefusal>> {
  if (isCommonPassword(password)) return refuse('password-common')
  // a password is dear to hash: nobody is made to for a link that opens nothing
  if (!(await holdsOpening(ctx, token))) return refuse('opening-spent')
  const opened = await openWith(ctx.on, {
    ...stated,
    tokenHash: hashToken(token).toString('hex'),
    passwordHash: await hashPassword(password),
    locale: ctx.locale,
    terms: defaultTerms,
    reason: ctx.locale === 'en' ? 'As the shop opened' : '开店',
    at: ctx.at,
  })
  return opened.ok ? ok({ email: stated.email }) : opened
}
