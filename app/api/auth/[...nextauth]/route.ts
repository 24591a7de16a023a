import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions, type SignInRoads } from '@/lib/auth/options'
import type { SessionClaim } from '@/lib/auth/session-token'
import { welcomeFriend } from '@/lib/campaigns/invite/welcome-friend'
import { mergeCart } from '@/lib/cart/merge-cart'
import type { Context } from '@/lib/gate/context'
import { ensureDevice } from '@/lib/gate/device'
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
    return arrived(ctx, await signInWithPassword(ctx, { ...parsed.data, address }))
  },
  magicLink: async (given, address) => {
    const parsed = magicLinkSignInSchema.safeParse(given)
    if (!parsed.success) return refuse('link-spent')
    const ctx = await readContext()
    return arrived(ctx, await signInWithLink(ctx, { ...parsed.data, address }))
  },
}

// The cart of the guest they were comes along, and so does the link by which they came.
async function arrived(ctx: Context, entered: Result<SessionClaim>): Promise<Result<SessionClaim>> {
  if (!entered.ok) return entered
  const { visitorHash } = ctx
  const { accountId } = entered.value
  if (visitorHash) await mergeCart({ accountId, visitorHash }, ctx.on)
  await welcomeFriend(ctx, { accountId, visitorHash, deviceHash: await ensureDevice() })
  return entered
}

type RouteContext = { params: Promise<{ nextauth: string[] }> }

const handle = async (request: NextRequest, context: RouteContext): Promise<Response> =>
  NextAuth(request, context, authOptions(roads, clientAddress(request.headers)))

export { handle as GET, handle as POST }
