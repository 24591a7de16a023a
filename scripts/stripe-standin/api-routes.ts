import { ApiError, invalid } from './api-error'
import type { Book } from './book'
import { getEvent, listEvents } from './events'
import { listOf, type Params, refuseUnknown } from './form'
import { cancelIntent, needIntent } from './intents'
import { createRefund, listRefunds, needRefund } from './refunds'
import { createSession, expireSession, listSessions, needSession } from './sessions'
import { intentView, itemView, listView, refundView, sessionView } from './views'

type Handle = (book: Book, id: string, params: Params) => unknown
type Route = { method: 'GET' | 'POST'; path: RegExp; handle: Handle }

function expandOf(params: Params, known: readonly string[]): string[] {
  return listOf(params, 'expand').map((field) => {
    if (typeof field !== 'string' || !known.includes(field)) {
      throw invalid(`This property cannot be expanded (${JSON.stringify(field)}).`, { param: 'expand' })
    }
    return field
  })
}

const sessionFields = ['payment_intent', 'line_items']

const routes: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/checkout\/sessions()$/,
    handle: (book, _, params) => {
      const expand = expandOf(params, sessionFields)
      return sessionView(createSession(book, params), book, expand)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/checkout\/sessions()$/,
    handle: (book, _, params) => listSessions(book, params),
  },
  {
    method: 'GET',
    path: /^\/v1\/checkout\/sessions\/(\w+)$/,
    handle: (book, id, params) => {
      refuseUnknown(params, ['expand'])
      return sessionView(needSession(book, id), book, expandOf(params, sessionFields))
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/checkout\/sessions\/(\w+)\/line_items$/,
    handle: (book, id) => {
      const { items, currency } = needSession(book, id)
      const views = items.map((item) => itemView(item, currency))
      return listView(views, `/v1/checkout/sessions/${id}/line_items`)
    },
  },
  {
    method: 'POST',
    path: /^\/v1\/checkout\/sessions\/(\w+)\/expire$/,
    handle: (book, id) => sessionView(expireSession(book, needSession(book, id)), book),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_intents\/(\w+)$/,
    handle: (book, id, params) => intentView(needIntent(book, id), book, expandOf(params, ['latest_charge'])),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/(\w+)\/cancel$/,
    handle: (book, id) => intentView(cancelIntent(book, needIntent(book, id)), book),
  },
  { method: 'POST', path: /^\/v1\/refunds()$/, handle: (book, _, params) => refundView(createRefund(book, params)) },
  { method: 'GET', path: /^\/v1\/refunds()$/, handle: (book, _, params) => listRefunds(book, params) },
  { method: 'GET', path: /^\/v1\/refunds\/(\w+)$/, handle: (book, id) => refundView(needRefund(book, id)) },
  { method: 'GET', path: /^\/v1\/events()$/, handle: (book, _, params) => listEvents(book, params) },
  { method: 'GET', path: /^\/v1\/events\/(\w+)$/, handle: (book, id) => getEvent(book, id) },
]

/** Does what was asked; what the stand-in does not know it refuses, so that nothing seems to have happened. */
export function callApi(book: Book, method: string, path: string, params: Params): unknown {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null
    if (match) return route.handle(book, match[1] ?? '', params)
  }
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). The local Stripe stand-in does not know it.`,
  })
}
