import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions, type SignInRoads } from '@/lib/auth/options'
import type { SessionClaim } from '@/lib/auth/session-token'
import { mergeCart } from '@/lib/cart/merge-cart'
import type { Context } from '@/lib/gate/context'
import { clientAddress, readContext } from '@/lib/gate/request'
import { type Result, refuse } from '@/lib/kernel/result'
import { magicLinkSignInSchema, passwordSignInSchema } from '@/lib/shoppers/schema'
import { signInWithLink } from '@/lib/shoppers/sign-in-with-link'
import { signInWithPassword } from '@/lib/shoppers/sign-in-with-password'

const roads: SignInRoads = {
  password: async (given, address) => {
    const parsed = passwordSignInSchema.safeParse(given)
    if (!parsed.success) return refuse('credentials-wrong')
    const ctx = await readContext()
    return withCart(ctx, await signInWithPassword(ctx, { ...parsed.data, address }))
  },
  magicLink: async (given, address) => {
    const parsed = magicLinkSignInSchema.safeParse(given)
    if (!parsed.success) return refuse('link-spent')
    const ctx = await readContext()
    return withCart(ctx, await signInWithLink(ctx, { ...parsed.data, address }))
  },
}

async function withCart(ctx: Context, entered: Result<SessionClaim>): Promise<Result<SessionClaim>> {
  const { visitorHash } = ctx
  if (entered.ok && visitorHash) await mergeCart({ accountId: entered.value.accountId, visitorHash }, ctx.on)
  return entered
}

type RouteContext = { params: Promise<{ nextauth: string[] }> }

const handle = async (request: NextRequest, context: RouteContext): Promise<Response> =>
  NextAuth(request, context, authOptions(roads, clientAddress(request.headers)))

export { handle as GET, handle as POST }
