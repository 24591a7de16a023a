import type { Book } from './book'
import { calm } from './control-settings'
import { standinServer } from './server'
import { sweepSessions } from './sessions'
import { openStore } from './store'
import { eventView } from './views'
import { startWebhooks } from './webhooks'

export type StandinOptions = {
  port?: number
  host?: string
  /** Where a shopper's browser finds the pay page; by default where the server listens. */
  publicUrl?: string
  webhookUrl?: string
  webhookSecret: string
  dataPath?: string
  allowShort?: boolean
  lateMs?: number
  firstRetryMs?: number
  webhooksConcurrency?: number
  eventTypes?: readonly string[]
  apiVersion?: string
}

export type Standin = { readonly url: string; readonly port: number; readonly close: () => Promise<void> }

/** What the shop's endpoint listens to; every event is on record under /v1/events all the same. */
export const shopEvents = [
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.payment_failed',
  'charge.refunded',
] as const

const SWEEP_MS = 100

/** Starts a Stripe of one's own: HTTP API, pay page, webhooks, and its own truth on disk. */
export async function startStandin(options: StandinOptions): Promise<Standin> {
  const store = await openStore(options.dataPath)
  const control = calm(options.lateMs ?? 5000)
  const endpoint = {
    url: options.webhookUrl,
    secret: options.webhookSecret,
    concurrency: options.webhooksConcurrency ?? 32,
    types: new Set<string>(options.eventTypes ?? shopEvents),
    firstRetryMs: options.firstRetryMs ?? 500,
  }
  const webhooks = startWebhooks(store, control, endpoint, (event) => eventView(event, book))
  let base = ''
  const book: Book = {
    store,
    control,
    apiVersion: options.apiVersion ?? '2026-10-28.endive',
    allowShort: options.allowShort ?? false,
    watched: new Set(),
    publicUrl: () => options.publicUrl ?? base,
    announce: webhooks.announce,
  }
  for (const session of store.all('session')) {
    if (session.status === 'open' || session.lateAt !== null) book.watched.add(session.id)
  }
  const server = standinServer(book)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the stand-in has no port')
  const { port } = address
  base = `http://${options.host ?? '127.0.0.1'}:${port}`
  webhooks.resume()
  const sweeper = setInterval(() => sweepSessions(book), SWEEP_MS)
  return {
    url: base,
    port,
    close: async () => {
      clearInterval(sweeper)
      webhooks.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await store.flush()
    },
  }
}
