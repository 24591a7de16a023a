import { createHmac } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { newId, nowSeconds } from './book'
import { type Control, takeDelivery } from './control-settings'
import type { Delivery, DeliveryRecord, EventRecord, Snapshot } from './records'
import type { Store } from './store'

export type Endpoint = {
  readonly url: string | undefined
  readonly secret: string
  readonly concurrency: number
  /** What the shop's endpoint asked for; every event is recorded, these are sent. */
  readonly types: ReadonlySet<string>
  readonly firstRetryMs: number
}

const MAX_ATTEMPTS = 12
const LONGEST_RETRY_MS = 60_000

export function signature(payload: string, secret: string, at: number): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')}`
}

/** Sends each event until the shop answers 2xx, at least once, in no promised order; what is owed survives a restart. */
export function startWebhooks(
  store: Store,
  control: Control,
  endpoint: Endpoint,
  render: (event: EventRecord) => unknown,
) {
  const agentOptions = { keepAlive: true, maxSockets: endpoint.concurrency }
  const target = endpoint.url === undefined ? undefined : new URL(endpoint.url)
  const client = target?.protocol === 'https:' ? https : http
  const agent = new client.Agent(agentOptions)
  const timers = new Set<NodeJS.Timeout>()
  const queue: DeliveryRecord[] = []
  let sending = 0
  let closed = false

  const post = (url: URL, payload: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(payload),
        'stripe-signature': signature(payload, endpoint.secret, nowSeconds()),
        'user-agent': 'Stripe/1.0 (local stand-in)',
      }
      const request = client.request(url, { method: 'POST', agent, headers, timeout: 10_000 }, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
        response.once('error', reject)
      })
      request.once('timeout', () => request.destroy(new Error('no answer in 10 seconds')))
      request.once('error', reject)
      request.end(payload)
    })

  const again = (owed: DeliveryRecord, why: string) => {
    if (closed) return
    console.warn(`webhook ${owed.event}, attempt ${owed.attempt}: ${why}`)
    if (owed.attempt >= MAX_ATTEMPTS) return store.drop('delivery', owed.id)
    const wait = Math.min(endpoint.firstRetryMs * 2 ** (owed.attempt - 1), LONGEST_RETRY_MS)
    schedule(store.put('delivery', { ...owed, attempt: owed.attempt + 1, dueAt: Date.now() + wait }))
  }

  const send = async (owed: DeliveryRecord, url: URL) => {
    const event = store.get('event', owed.event)
    if (!event) return store.drop('delivery', owed.id)
    try {
      const status = await post(url, JSON.stringify(render(event)))
      if (status >= 200 && status < 300) store.drop('delivery', owed.id)
      else again(owed, `HTTP ${status}`)
    } catch (error) {
      again(owed, error instanceof Error ? error.message : String(error))
    }
  }

  const drain = () => {
    if (!target || closed) return
    while (sending < endpoint.concurrency) {
      const owed = queue.shift()
      if (!owed) return
      sending += 1
      void send(owed, target).finally(() => {
        sending -= 1
        drain()
      })
    }
  }
  const schedule = (owed: DeliveryRecord) => {
    const wait = owed.dueAt - Date.now()
    const enter = () => {
      queue.push(owed)
      drain()
    }
    if (wait <= 0) return enter()
    const timer = setTimeout(() => {
      timers.delete(timer)
      enter()
    }, wait)
    timers.add(timer)
  }

  return {
    announce: (type: string, snapshot: Snapshot, asked?: Delivery | null): void => {
      const wanted = endpoint.types.has(type)
      const delivery = wanted ? takeDelivery(control, asked) : 'lost'
      const event = store.put('event', { id: newId('evt'), created: nowSeconds(), type, snapshot, delivery })
      if (!wanted || !target || delivery === 'lost') return
      const shuffle = control.shuffleMs > 0 ? Math.floor(Math.random() * control.shuffleMs) : 0
      const dueAt = Date.now() + shuffle + (delivery === 'late' ? control.lateMs : 0)
      for (const copy of delivery === 'twice' ? [1, 2] : [1]) {
        schedule(store.put('delivery', { id: `${event.id}-${copy}`, event: event.id, attempt: 1, dueAt }))
      }
    },
    /** Takes up what was owed when the stand-in stopped. */
    resume: (): void => {
      for (const owed of store.all('delivery')) schedule(owed)
    },
    close: (): void => {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      agent.destroy()
    },
  }
}
