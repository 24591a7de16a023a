import { startStandin } from './standin'

const { env } = process
const text = (name: string) => env[name] || undefined
const whole = (name: string) => (text(name) === undefined ? undefined : Number(env[name]))

if (/^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY ?? '')) {
  console.error('A live Stripe key is set: the local stand-in does not start beside it.')
  process.exit(1)
}
const webhookSecret = text('STRIPE_WEBHOOK_SECRET')
if (!webhookSecret) {
  console.error('STRIPE_WEBHOOK_SECRET is not set: the stand-in signs its webhooks with it.')
  process.exit(1)
}

const standin = await startStandin({
  port: whole('PORT') ?? 0,
  host: text('HOST'),
  publicUrl: text('STANDIN_PUBLIC_URL'),
  webhookUrl: text('WEBHOOK_URL'),
  webhookSecret,
  dataPath: text('STANDIN_DATA'),
  allowShort: env.STANDIN_ALLOW_SHORT === '1',
  lateMs: whole('STANDIN_LATE_MS'),
  webhooksConcurrency: whole('STANDIN_WEBHOOKS_CONCURRENCY'),
  eventTypes: text('STANDIN_EVENTS')?.split(','),
})
console.log(`Stripe stand-in (no real payment is made): ${standin.url}`)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void standin.close().then(() => process.exit(0))
  })
}
