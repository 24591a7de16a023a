import { ApiError, invalid } from './api-error'
import type { Book } from './book'
import { calm, faults, transferFaults } from './control-settings'
import { type Delivery, deliveries } from './records'
import { needSession, paySession, paySessionLate } from './sessions'
import { sessionView } from './views'

const wholeAt = (input: Record<string, unknown>, name: string, most: number): number | undefined => {
  const value = input[name]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) {
    throw invalid(`${name} must be a whole number from 0 to ${most}`)
  }
  return value
}

const oneOf = <T extends string>(input: Record<string, unknown>, name: string, known: readonly T[]): T | undefined => {
  const value = input[name]
  if (value === undefined || value === null) return undefined
  const found = known.find((item) => item === value)
  if (!found) throw invalid(`${name} must be one of ${known.join(', ')}`)
  return found
}

/** What tests and benchmarks ask of the stand-in; Stripe has none of this. */
export function answerControl(book: Book, method: string, path: string, input: Record<string, unknown>): unknown {
  if (method === 'GET' && path === '/control/state') return state(book)
  if (method === 'POST' && path === '/control') return adjust(book, input)
  const pay = /^\/control\/pay\/(\w+)$/.exec(path)
  if (method === 'POST' && pay) return payByControl(book, pay[1] ?? '', input)
  throw new ApiError(404, { type: 'invalid_request_error', message: `No such control: ${method} ${path}` })
}

function adjust(book: Book, input: Record<string, unknown>) {
  const { control } = book
  const delivery = oneOf(input, 'delivery', deliveries)
  const count = wholeAt(input, 'count', 1_000_000)
  const fault = oneOf(input, 'fault', faults)
  if (input.reset === true) Object.assign(control, calm(control.lateMs))
  if (delivery) Object.assign(control, { delivery, deliveryCount: count ?? null })
  const transferFault = oneOf(input, 'transferFault', transferFaults)
  if (fault) Object.assign(control, { fault, faultCount: count ?? 1 })
  if (transferFault) Object.assign(control, { transferFault, transferFaultCount: count ?? 1 })
  control.lateMs = wholeAt(input, 'lateMs', 86_400_000) ?? control.lateMs
  control.shuffleMs = wholeAt(input, 'shuffleMs', 60_000) ?? control.shuffleMs
  return { ...control }
}

/** `as`: paid (default), declined, or late (the session ends first, the money comes after `lateMs`). */
function payByControl(book: Book, id: string, input: Record<string, unknown>) {
  const as = oneOf(input, 'as', ['paid', 'declined', 'late']) ?? 'paid'
  const delivery: Delivery | null = oneOf(input, 'delivery', deliveries) ?? null
  const session = needSession(book, id)
  const lateMs = wholeAt(input, 'lateMs', 86_400_000) ?? book.control.lateMs
  const after =
    as === 'late'
      ? paySessionLate(book, session, delivery, lateMs)
      : paySession(book, session, as === 'declined' ? 'generic_decline' : null, delivery)
  return sessionView(after, book)
}

function state(book: Book) {
  const { store, control } = book
  return {
    control: { ...control },
    sessions: [...store.all('session')],
    payments: [...store.all('intent')],
    charges: [...store.all('charge')],
    refunds: [...store.all('refund')],
    transfers: [...store.all('transfer')],
    events: [...store.all('event')].map(({ id, type, created, delivery, snapshot }) => ({
      id,
      type,
      created,
      delivery,
      object: snapshot.record.id,
      owed: Boolean(store.get('delivery', `${id}-1`) ?? store.get('delivery', `${id}-2`)),
    })),
  }
}
