import http from 'node:http'
import https from 'node:https'
import { Stripe } from 'stripe'

export type PaymentConfig = {
  secretKey?: string | undefined
  webhookSecret?: string | undefined
  /** Another Stripe than Stripe's own, for example `http://127.0.0.1:4243`. */
  apiBase?: string | undefined
}

export const isLiveKey = (key: string | undefined) => /^(sk|rk)_live_/.test(key ?? '')

/** The SDK on Node's own http with sockets kept open; null when there is neither a key nor a stand-in. */
export function stripeClient({ secretKey, apiBase }: PaymentConfig): Stripe | null {
  if (!secretKey && !apiBase) return null
  if (apiBase && isLiveKey(secretKey)) throw new Error('a live Stripe key is never sent anywhere but to Stripe')
  const base = new URL(apiBase ?? 'https://api.stripe.com')
  const plain = base.protocol === 'http:'
  const agentOptions = { keepAlive: true, maxSockets: 64, timeout: 30_000 }
  return new Stripe(secretKey ?? 'sk_test_standin', {
    host: base.hostname,
    port: base.port === '' ? (plain ? 80 : 443) : base.port,
    protocol: plain ? 'http' : 'https',
    timeout: 10_000,
    maxNetworkRetries: 2,
    telemetry: false,
    httpClient: Stripe.createNodeHttpClient(plain ? new http.Agent(agentOptions) : new https.Agent(agentOptions)),
  })
}
