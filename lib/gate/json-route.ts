import type { z } from 'zod'
import { type Refused, refuse } from '@/lib/kernel/result'
import type { Context, GateRefusal, ShopperContext, StaffContext } from './context'
import { may, type Permission } from './permissions'
import { isPlainAddress, isPlainInput } from './plain-input'
import { type Rate, takeRate } from './rate-limit'
import { readBody } from './read-body'
import { type Asked, contextOfRequest, isSameOrigin, newVisitor, readContext } from './request'
import { invalidInput, type Verb } from './run-action'

const STATUS: Record<string, number> = {
  'sign-in-needed': 401,
  'not-allowed': 403,
  'wrong-origin': 403,
  'input-invalid': 400,
  'body-too-large': 413,
  'too-many-tries': 429,
}

export const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })

export const refused = (refusal: Refused<string>): Response => answer(refusal, STATUS[refusal.refusal] ?? 409)

const asked =
  (read: (url: URL, request: Asked) => Promise<Response>) =>
  async (request: Asked): Promise<Response> =>
    isPlainAddress(request.url) ? read(new URL(request.url), request) : refused(refuse('input-invalid'))

/** A file in the making, sent as it is made; never kept by any cache. What breaks it breaks the download. */
export const download = (file: { name: string; type: string; body: AsyncIterable<string | Uint8Array> }): Response => {
  const encoder = new TextEncoder()
  const pieces = file.body[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    cancel: () => void pieces.return?.(),
  })
  return new Response(body, {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'private, no-store',
    },
  })
}

/** A JSON read of one's own things: never kept by any cache. */
export function readRoute<V>(read: (ctx: Context, url: URL) => Promise<V>): (request: Asked) => Promise<Response> {
  return asked(async (url, request) => answer(await read(await contextOfRequest(request), url), 200))
}

/** The same for staff: 401 for a guest, 403 without the permission. */
export function staffReadRoute(
  permission: Permission,
  read: (ctx: StaffContext, url: URL) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return asked(async (url) => {
    const ctx = await readContext()
    if (!ctx.actor) return refused(refuse('sign-in-needed'))
    const { staffRole } = ctx.actor
    if (!staffRole || !may(staffRole, permission)) return refused(refuse('not-allowed'))
    return read({ ...ctx, actor: { ...ctx.actor, staffRole } }, url)
  })
}

/** A download of one's own. */
export function shopperReadRoute(
  read: (ctx: ShopperContext, url: URL) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return asked(async (url) => {
    const ctx = await readContext()
    if (!ctx.actor) return refused(refuse('sign-in-needed'))
    return read({ ...ctx, actor: ctx.actor }, url)
  })
}

const MOST_BYTES = 64 * 1024

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The road of an action without its page render: for the steps that many take at once (the cart, placing an order). */
export function writeRoute<S extends z.ZodType, V, R extends string>(
  schema: S,
  verb: Verb<Context, z.output<S>, V, R>,
  options: { rate?: Rate & { name: string } } = {},
): (request: Asked) => Promise<Response> {
  const answerTo = async (ctx: Context, input: z.output<S>): Promise<Response> => {
    const who = ctx.actor?.id ?? ctx.visitorHash?.toString('base64url')
    if (options.rate && !(await takeRate(`${options.rate.name}:${who}`, options.rate))) {
      return refused(refuse('too-many-tries'))
    }
    const result = await verb(ctx, input)
    return result.ok ? answer(result, 200) : refused(result)
  }
  return async (request) => {
    if (!isSameOrigin(request.headers)) return refused(refuse<GateRefusal>('wrong-origin'))
    const body = await readBody(request, MOST_BYTES)
    if (!body.ok) return refused(body)
    const input = jsonOf(body.value)
    if (!isPlainInput(input)) return refused(refuse('input-invalid'))
    const parsed = schema.safeParse(input)
    if (!parsed.success) return refused(invalidInput(parsed.error))
    const found = await contextOfRequest(request)
    // a guest gets a cookie to hang a cart on
    const made = found.actor || found.visitorHash ? null : newVisitor()
    const ctx = made ? { ...found, visitorHash: made.visitorHash } : found
    const response = await answerTo(ctx, parsed.data)
    if (made) response.headers.append('set-cookie', made.cookie)
    return response
  }
}
