import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerApi } from './api'
import { ApiError } from './api-error'
import type { Book } from './book'
import { answerControl } from './control'
import { answerPay } from './pay'
import { payStyle } from './pay-style'
import { answerTransfers } from './transfers'

const MAX_BODY = 512 * 1024

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY)
      throw new ApiError(413, { type: 'invalid_request_error', message: 'The request is too large.' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(value))
}

async function route(book: Book, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://stand-in')
  const method = request.method ?? 'GET'
  if (url.pathname === '/healthz') return sendJson(response, 200, { ok: true, service: 'stripe-standin' })
  if (url.pathname === '/pay.css') {
    response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' })
    return void response.end(payStyle)
  }
  const body = method === 'GET' || method === 'HEAD' ? '' : await bodyOf(request)
  if (url.pathname.startsWith('/v1/')) return answerApi(book, request, response, url, body)
  if (url.pathname === '/transfers' || url.pathname.startsWith('/transfers/'))
    return answerTransfers(book, request, response, url.pathname, body)
  if (url.pathname.startsWith('/pay/')) return answerPay(book, method, url.pathname.slice(5), body, response)
  if (url.pathname === '/control' || url.pathname.startsWith('/control/')) {
    return sendJson(response, 200, answerControl(book, method, url.pathname, controlInput(request, method, body)))
  }
  sendJson(response, 404, { error: { type: 'invalid_request_error', message: 'Not found.' } })
}

function controlInput(request: IncomingMessage, method: string, body: string): Record<string, unknown> {
  if (method === 'GET') return {}
  // JSON only: a page of another site cannot send it here without asking first, and we never say yes
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new ApiError(415, { type: 'invalid_request_error', message: 'Send application/json.' })
  }
  try {
    const value: unknown = JSON.parse(body === '' ? '{}' : body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // said below
  }
  throw new ApiError(400, { type: 'invalid_request_error', message: 'Send one JSON object.' })
}

export function standinServer(book: Book): Server {
  const server = createServer((request, response) => {
    route(book, request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return
      const known = error instanceof ApiError
      if (!known) console.error(error)
      const refusal = known ? error.body : { type: 'api_error', message: 'An unknown error occurred.' }
      if (known && error.status === 413) response.setHeader('connection', 'close')
      sendJson(response, known ? error.status : 500, { error: refusal })
    })
  })
  // longer than the shop's agent keeps a socket, so that none is closed while a request is on its way
  server.keepAliveTimeout = 75_000
  return server
}
