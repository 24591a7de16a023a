import type { z } from 'zod'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import type { Result } from '@/lib/kernel/result'
import type { Context, GateRefusal } from './context'
import { type Rate, takeRate } from './rate-limit'
import { type Asked, contextOfRequest } from './request'

type Params = { params: Promise<Record<string, string>> }

/**
 * A link that leads on: to where the verb says, or back to a page of ours that tells why not. A signed link needs no
 * look at who holds it; who signed in may go so often.
 */
export function redirectRoute<S extends z.ZodType, R extends string>(
  schema: S,
  verb: (ctx: Context, input: z.output<S>) => Promise<Result<string, R>>,
  back: (input: z.output<S> | null, refusal: R | Extract<GateRefusal, 'input-invalid' | 'too-many-tries'>) => string,
  options: { rate?: Rate & { name: string } } = {},
): (request: Asked, route: Params) => Promise<Response> {
  return async (request, { params }) => {
    const token = new URL(request.url).searchParams.get('token')
    const parsed = schema.safeParse({ ...(await params), token })
    if (!parsed.success) return to(back(null, 'input-invalid'))
    const ctx: Context = token
      ? { actor: null, visitorHash: null, locale: 'zh-CN', at: null, on: db() }
      : await contextOfRequest(request)
    const { rate } = options
    if (rate && ctx.actor && !(await takeRate(`${rate.name}:${ctx.actor.id}`, rate))) {
      return to(back(parsed.data, 'too-many-tries'))
    }
    const target = await verb(ctx, parsed.data)
    return to(target.ok ? target.value : back(parsed.data, target.refusal))
  }
}

function to(location: string): Response {
  const url = location.startsWith('/') ? env().APP_URL + location : location
  return new Response(null, { status: 303, headers: { location: url, 'cache-control': 'private, no-store' } })
}
