import { absent } from './api-error'
import type { Book } from './book'
import { type Params, refuseUnknown, textOf, wholeOf } from './form'
import { eventView, listView } from './views'

export function getEvent(book: Book, id: string) {
  const event = book.store.get('event', id)
  if (!event) throw absent('event', id)
  return eventView(event, book)
}

/** The way to catch up on webhooks that never came. */
export function listEvents(book: Book, params: Params) {
  refuseUnknown(params, ['limit', 'type', 'starting_after', 'expand'])
  const [type, after, limit] = [
    textOf(params, 'type'),
    textOf(params, 'starting_after'),
    wholeOf(params, 'limit') ?? 10,
  ]
  const newestFirst = [...book.store.all('event')].reverse()
  const from = after === null ? 0 : newestFirst.findIndex((event) => event.id === after) + 1
  if (after !== null && from === 0) throw absent('event', after)
  const found = newestFirst.slice(from).filter((event) => !type || event.type === type)
  const page = found.slice(0, limit).map((event) => eventView(event, book))
  return listView(page, '/v1/events', found.length > limit)
}
