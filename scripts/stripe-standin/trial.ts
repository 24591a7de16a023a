import { createServer } from 'node:http'
import { Stripe } from 'stripe'
import type { NewSession, PaymentPort } from '@/lib/payments/port'
import { stripePayments } from '@/lib/payments/stripe'
import { type StandinOptions, startStandin } from './standin'

export const trialSecret = 'whsec_trial_0123456789abcdef'

export type Received = { id: string; type: string; objectId: string; body: string; signature: string; at: number }

/** A stand-in, a shop that listens, the unmodified SDK and our port: what the tests of payments stand on. */
export async function startTrial(options: Partial<StandinOptions> = {}) {
  const received: Received[] = []
  let reply: (count: number) => number = () => 200
  const shop = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const event: { id: string; type: string; data: { object: { id: string } } } = JSON.parse(body)
      const signature = String(request.headers['stripe-signature'])
      received.push({ ...event, objectId: event.data.object.id, body, signature, at: Date.now() })
      response.writeHead(reply(received.length)).end()
    })
  })
  await new Promise<void>((resolve) => {
    shop.listen(0, '127.0.0.1', resolve)
  })
  const address = shop.address()
  const shopUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const all: StandinOptions = {
    webhookUrl: `${shopUrl}/api/stripe/webhook`,
    webhookSecret: trialSecret,
    allowShort: true,
    lateMs: 250,
    firstRetryMs: 20,
    ...options,
  }
  let standin = await startStandin(all)
  const make = () => ({
    payments: stripePayments({ apiBase: standin.url, webhookSecret: trialSecret }),
    stripe: new Stripe('sk_test_trial', {
      host: '127.0.0.1',
      port: standin.port,
      protocol: 'http',
      maxNetworkRetries: 0,
      httpClient: Stripe.createNodeHttpClient(),
    }),
  })
  let clients = make()
  const fetchJson = async (path: string, input?: unknown) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }
    const response = await fetch(standin.url + path, input === undefined ? {} : init)
    return { status: response.status, body: await response.json() }
  }
  return {
    received,
    shopUrl,
    url: () => standin.url,
    payments: (): PaymentPort => clients.payments,
    stripe: () => clients.stripe,
    control: fetchJson,
    answerWith: (answer: (count: number) => number) => {
      reply = answer
    },
    submit: (sessionId: string, form: Record<string, string>) =>
      fetch(`${standin.url}/pay/${sessionId}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
      }),
    restart: async () => {
      await standin.close()
      standin = await startStandin(all)
      clients = make()
    },
    close: async () => {
      await standin.close()
      shop.closeAllConnections()
      await new Promise((resolve) => shop.close(resolve))
    },
  }
}

export type Trial = Awaited<ReturnType<typeof startTrial>>

let made = 0

export function newSession(changes: Partial<NewSession> = {}): NewSession {
  made += 1
  return {
    orderId: `order-${made}`,
    orderNumber: `R${1000 + made}`,
    amountMinor: 25_900,
    currency: 'CNY',
    lines: [
      { name: '埃塞俄比亚咖啡豆', quantity: 2, amountMinor: 19_800 },
      { name: '陶瓷马克杯', quantity: 1, amountMinor: 6100 },
    ],
    method: null,
    email: 'li@demo.test',
    locale: 'zh-CN',
    successUrl: 'http://shop.test/zh-CN/orders/1?session={CHECKOUT_SESSION_ID}',
    cancelUrl: 'http://shop.test/zh-CN/checkout?a=1&b=2',
    expiresAt: new Date(Date.now() + 31 * 60_000),
    idempotencyKey: `key-${process.pid}-${made}`,
    ...changes,
  }
}

/** Waits until it is so, and says what it waited for when it never was. */
export async function until(what: string, isSo: () => boolean, withinMs = 5000): Promise<void> {
  const end = Date.now() + withinMs
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`)
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
  }
}

export function valueOf<V>(result: { ok: true; value: V } | { ok: false; refusal: string }): V {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`)
  return result.value
}
