import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalid } from './api-error'
import { type Book, newId } from './book'
import { type TransferFault, takeTransferFault } from './control-settings'
import type { TransferRecord } from './records'

// A wallet that money can be sent to, as it would stand behind any provider of payouts: one transfer for each key, whoever asks
// how often. Nothing of Stripe's: it lives here because it is one process less to start.

type Answer = { status: number; body: unknown; fault: TransferFault | null }

/** POST /transfers sends, once for each key; GET /transfers/:key says what became of it. */
export function answerTransfers(
  book: Book,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  body: string,
): void {
  const { status, body: said, fault } = answerOf(book, request, path, body)
  if (fault === 'lost') return void response.destroy()
  const send = () => {
    if (response.destroyed) return
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(said))
  }
  if (fault === 'late') setTimeout(send, book.control.lateMs).unref()
  else send()
}

const no = (status: number, code: string): Answer => ({ status, body: { error: { code } }, fault: null })

function answerOf(book: Book, request: IncomingMessage, path: string, body: string): Answer {
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) return no(401, 'unauthorized')
  if (request.method === 'GET') {
    const key = /^\/transfers\/([A-Za-z0-9]{1,32})$/.exec(path)?.[1]
    const found = key === undefined ? undefined : book.store.get('transfer', key)
    return found ? { status: 200, body: view(found), fault: null } : no(404, 'not-found')
  }
  if (request.method !== 'POST' || path !== '/transfers') return no(404, 'not-found')
  const fault = takeTransferFault(book.control)
  if (fault === 'rate-limit') return no(429, 'rate-limit')
  if (fault === 'error-500') return no(500, 'broken')
  return { ...transfer(book, read(body), fault), fault }
}

type Asked = Pick<TransferRecord, 'id' | 'amountMinor' | 'currency' | 'recipient'>

function transfer(book: Book, asked: Asked, fault: TransferFault | null): Omit<Answer, 'fault'> {
  const known = book.store.get('transfer', asked.id)
  if (known) {
    const isSame = known.amountMinor === asked.amountMinor && known.recipient === asked.recipient
    return isSame ? { status: 200, body: view(known) } : { status: 409, body: { error: { code: 'key-reused' } } }
  }
  const now = Date.now()
  const paidAt = fault === 'refuse' ? null : fault === 'waiting' ? now + book.control.lateMs : now
  const made = book.store.put('transfer', { ...asked, transferId: newId('tr'), at: now, paidAt })
  return { status: 200, body: view(made) }
}

const view = ({ id, transferId, amountMinor, currency, recipient, paidAt }: TransferRecord) => ({
  id: transferId,
  key: id,
  amountMinor,
  currency,
  recipient,
  state: paidAt === null ? 'refused' : paidAt > Date.now() ? 'waiting' : 'paid',
})

function read(body: string): Asked {
  let said: unknown
  try {
    said = JSON.parse(body)
  } catch {
    throw invalid('Send one JSON object.')
  }
  const { key, amountMinor, currency, recipient } = Object(said)
  if (typeof key !== 'string' || !/^[A-Za-z0-9]{1,32}$/.test(key)) throw invalid('key: up to 32 letters and digits')
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1) throw invalid('amountMinor: a whole number above 0')
  if (!/^[A-Z]{3}$/.test(currency) || typeof recipient !== 'string' || recipient === '')
    throw invalid('currency, recipient')
  return { id: key, amountMinor, currency, recipient }
}
