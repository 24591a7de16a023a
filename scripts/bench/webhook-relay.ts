import http from 'node:http'
import { ask } from './http-client'
import { setting } from './setting'

type Delivery = { body: string; signature: string }

const waiting = new Map<string, () => void>()
const settledEarly = new Set<string>()
let last: Delivery | null = null

/**
 * Stands between the stand-in and the shop: passes each webhook on as it came and notes when the shop answered, so that
 * an order counts when it is settled and nobody has to ask the database for it.
 */
export function startRelay(): http.Server {
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.once('end', () => {
      const body = Buffer.concat(parts).toString()
      void pass({ body, signature: String(request.headers['stripe-signature']) }).then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(502).end(),
      )
    })
  })
  server.keepAliveTimeout = 60_000
  return server.listen(setting.hookPort, 'localhost')
}

async function pass(delivery: Delivery): Promise<number> {
  const { status } = await deliver(delivery)
  const event: { type: string; data: { object: { id: string } } } = JSON.parse(delivery.body)
  if (event.type === 'checkout.session.completed' && status === 200) {
    last = delivery
    const session = event.data.object.id
    const tell = waiting.get(session)
    if (tell) tell()
    else settledEarly.add(session)
    waiting.delete(session)
  }
  return status
}

export const deliver = ({ body, signature }: Delivery) =>
  ask('POST', `${setting.web}/api/stripe/webhook`, { raw: body, headers: { 'stripe-signature': signature } })

/** Resolves when the shop has answered the webhook of this session well. */
export function settled(session: string): Promise<void> {
  if (settledEarly.delete(session)) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no webhook settled ${session} within 30 s`)), 30_000)
    waiting.set(session, () => {
      clearTimeout(late)
      resolve()
    })
  })
}

/** The last delivery that settled an order, to be sent again. */
export function lastDelivery(): Delivery {
  if (!last) throw new Error('no webhook has come yet')
  return last
}
