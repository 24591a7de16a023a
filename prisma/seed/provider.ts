import { randomBytes } from 'node:crypto'
import { startStandin } from '@/scripts/stripe-standin/standin'

/**
 * A year of demo orders is paid at the stand-in, whatever provider the shop will use: nobody's card is charged for a
 * demo, and what the stand-in remembers is what a demo order can be refunded from. Call it before anything is read.
 */
export async function openProvider() {
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET || `whsec_${randomBytes(24).toString('hex')}`
  const standin = await startStandin({ webhookSecret, dataPath: process.env.STANDIN_DATA || undefined })
  delete process.env.STRIPE_SECRET_KEY
  process.env.STRIPE_API_BASE = standin.url
  process.env.STRIPE_WEBHOOK_SECRET = webhookSecret
  process.env.NEXTAUTH_SECRET ||= randomBytes(32).toString('base64url')
  return {
    pay: (sessionId: string) =>
      fetch(`${standin.url}/control/pay/${sessionId}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"as":"paid"}',
      }),
    close: () => standin.close(),
  }
}
