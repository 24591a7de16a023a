import type { ServerResponse } from 'node:http'
import type { Book } from './book'
import { absentPage, closedPage, openPage } from './pay-page'
import { deliveries, type SessionRecord } from './records'
import { needSession, paySession, paySessionLate } from './sessions'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // no form-action: browsers hold the redirect back to the shop against it
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const sendPage = (response: ServerResponse, status: number, page: string) => {
  response.writeHead(status, headers)
  response.end(page)
}

const successUrl = (session: SessionRecord) => session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id)

/** The hosted page, with plain forms: it works without JavaScript. */
export function answerPay(book: Book, method: string, id: string, body: string, response: ServerResponse): void {
  if (!book.store.get('session', id)) return sendPage(response, 404, absentPage())
  const session = needSession(book, id)
  if (method === 'GET' || method === 'HEAD') return showSession(response, session)
  if (method !== 'POST') return sendPage(response, 405, absentPage())
  if (session.status !== 'open') return sendPage(response, 409, closedPage(session, successUrl(session)))

  const form = new URLSearchParams(body)
  const delivery = deliveries.find((known) => known === form.get('delivery')) ?? null
  const action = form.get('action')
  if (action === 'pay') {
    paySession(book, session, null, delivery)
    return redirect(response, successUrl(session))
  }
  if (action === 'late') {
    paySessionLate(book, session, delivery, book.control.lateMs)
    return redirect(response, `/pay/${id}`)
  }
  if (action === 'decline') {
    return sendPage(response, 402, openPage(paySession(book, session, 'generic_decline', delivery), true))
  }
  sendPage(response, 400, openPage(session, false))
}

function showSession(response: ServerResponse, session: SessionRecord): void {
  if (session.status === 'open') return sendPage(response, 200, openPage(session, false))
  const gone = session.status === 'expired' && session.lateAt === null
  sendPage(response, gone ? 410 : 200, closedPage(session, successUrl(session)))
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store' })
  response.end()
}
