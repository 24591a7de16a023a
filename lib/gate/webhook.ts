import { db } from '@/lib/db/client'
import type { Refused, Result } from '@/lib/kernel/result'
import type { Context } from './context'
import { readBody } from './read-body'
import { type Asked, clientAddress } from './request'

const MOST_BYTES = 512 * 1024

/**
 * A door that a provider knocks at: authenticated by its signature alone. A refusal answers 4xx and changes nothing;
 * an error answers 5xx, so that the provider tries again.
 */
export function webhook<E, R extends string>(
  verify: (rawBody: string, head: Pick<Headers, 'get'>) => Result<E, R>,
  handle: (ctx: Pick<Context, 'at' | 'on'>, event: E) => Promise<void>,
): (request: Asked) => Promise<Response> {
  return async (request) => {
    const body = await readBody(request, MOST_BYTES)
    if (!body.ok) return refusal(request, body, 413)
    const verified = verify(body.value, request.headers)
    if (!verified.ok) return refusal(request, verified, 400)
    try {
      await handle({ at: null, on: db() }, verified.value)
    } catch (error) {
      console.error('webhook failed, the sender will try again:', error)
      return new Response(null, { status: 500 })
    }
    return Response.json({ received: true })
  }
}

// One line, for whoever watches the log. Nothing of the body or the signature: a forged one may hold anything.
function refusal(request: Asked, { refusal: reason }: Refused<string>, status: number): Response {
  const { pathname } = new URL(request.url)
  const bytes = Number(request.headers.get('content-length')) || null
  const from = clientAddress(request.headers)
  console.warn(JSON.stringify({ event: 'webhook-refused', reason, status, path: pathname, bytes, from }))
  return Response.json({ refusal: reason }, { status })
}
