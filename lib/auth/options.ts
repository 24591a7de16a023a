import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '@/lib/env'
import type { Result } from '@/lib/kernel/result'
import { safeReturnTo } from '@/lib/kernel/return-to'
import { SESSION_SECONDS, type SessionClaim, sessionCookieName, usesSecureCookies } from './session-token'

declare module 'next-auth' {
  interface User {
    epoch: number
  }
}

type Given = Record<string, string> | undefined

/** The two roads into an account, as verbs answer them: whose it is, or why not. */
export type SignInRoads = {
  readonly password: (given: Given, address: string | null) => Promise<Result<SessionClaim>>
  readonly magicLink: (given: Given, address: string | null) => Promise<Result<SessionClaim>>
}

/** next-auth as the shop uses it: a sealed cookie that names an account and its epoch, and says nothing else. */
export function authOptions(roads: SignInRoads, address: string | null): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: usesSecureCookies(),
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: usesSecureCookies() },
      },
    },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
    providers: [
      Credentials({
        id: 'password',
        credentials: { email: {}, password: {} },
        authorize: async (given) => admitted(await roads.password(given, address)),
      }),
      Credentials({
        id: 'magic-link',
        credentials: { token: {} },
        authorize: async (given) => admitted(await roads.magicLink(given, address)),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, epoch: user.epoch } : token),
      // the pages ask the gate, never this: the browser is told nothing beyond that a session exists
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeReturnTo(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
    logger: { error: (code, detail) => console.error('next-auth', code, detail), warn: () => {}, debug: () => {} },
  }
}

/** The refusal's code travels to the form as next-auth's error. */
function admitted(result: Result<SessionClaim>) {
  if (!result.ok) throw new Error(result.refusal)
  return { id: result.value.accountId, epoch: result.value.sessionEpoch }
}
