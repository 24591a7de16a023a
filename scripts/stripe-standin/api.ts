import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApiError, type ApiErrorBody } from './api-error'
import { callApi } from './api-routes'
import { type Book, newId } from './book'
import { takeFault } from './control-settings'
import { parseForm } from './form'

type Answer = { status: number; body: string; headers?: Record<string, string> }

const refusal = (status: number, error: ApiErrorBody): Answer => ({ status, body: JSON.stringify({ error }) })

/** One request of `/v1`: who is asking, was it asked before, then what was asked. */
export function answerApi(
  book: Book,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
): void {
  const fault = takeFault(book.control)
  if (fault === 'rate-limit') {
    return send(response, refusal(429, { type: 'rate_limit_error', code: 'rate_limit', message: 'Too many requests.' }))
  }
  if (fault === 'key-in-use') {
    const message = 'There is currently another in-progress request using this Idempotent Key.'
    return send(response, refusal(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message }))
  }
  const reply = hasKey(request) ? answerOnce(book, request, url, body, fault === 'error-500') : noKey
  if (fault === 'cut-after-doing') return void response.destroy()
  send(response, reply)
}

const noKey = refusal(401, {
  type: 'invalid_request_error',
  message: 'You did not provide an API key. Use the Authorization header (Bearer sk_test_…).',
})

function hasKey(request: IncomingMessage): boolean {
  return /^(Bearer \S+|Basic \S+)$/.test(request.headers.authorization ?? '')
}

/** The same key with the same parameters gets the first answer; with others it is refused by name. */
function answerOnce(book: Book, request: IncomingMessage, url: URL, body: string, failing: boolean): Answer {
  const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined
  if (typeof key !== 'string') return failing ? broken : answer(book, request, url, body)
  const asked = createHash('sha256').update(`${url.pathname}\n${body}`).digest('base64url')
  const known = book.store.get('key', key)
  if (known && known.at > Date.now() - 86_400_000) {
    if (known.asked === asked) {
      return { status: known.status, body: known.body, headers: { 'idempotent-replayed': 'true' } }
    }
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`
    return refusal(400, { type: 'idempotency_error', message })
  }
  const first = failing ? broken : answer(book, request, url, body)
  // Stripe remembers failures of its own as well; only what never began (401, 409, 429) is free to be asked again
  book.store.put('key', { id: key, at: Date.now(), asked, status: first.status, body: first.body })
  return first
}

const broken = refusal(500, { type: 'api_error', message: 'An unknown error occurred.' })

function answer(book: Book, request: IncomingMessage, url: URL, body: string): Answer {
  try {
    const params = parseForm(request.method === 'GET' ? url.search.slice(1) : body)
    return { status: 200, body: JSON.stringify(callApi(book, request.method ?? '', url.pathname, params)) }
  } catch (error) {
    if (error instanceof ApiError) return refusal(error.status, error.body)
    console.error(error)
    return broken
  }
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'request-id': newId('req'),
    ...headers,
  })
  response.end(body)
}
