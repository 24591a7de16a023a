import { askJson } from '@/lib/net/ask-json'
import type { Asked, PayoutPort, Sent } from './port'

const headers = { authorization: 'Bearer simulated' }

/** Pays through the simulator of scripts/stripe-standin/transfers.ts: real calls, and no money. */
export function simulatedPayouts(base: string): PayoutPort {
  return {
    livemode: false,
    send: async ({ key, amountMinor, currency, recipient }, signal) => {
      const body = { key, amountMinor, currency, recipient }
      return sentOf(await askJson(`${base}/transfers`, { method: 'POST', headers, body, signal }))
    },
    ask: async (key, signal): Promise<Asked> => {
      const heard = await askJson(`${base}/transfers/${key}`, { headers, signal })
      return heard.status === 404 ? { outcome: 'absent' } : sentOf(heard)
    },
  }
}

type Heard = { status: number; isOk: boolean; answer: unknown }

// only the provider's own word is final: any other no is one that another try may hear differently
function sentOf({ status, isOk, answer }: Heard): Sent {
  if (!isOk) return { outcome: 'try-again', trouble: `the provider answered ${status}` }
  const { id, state } = Object(answer) as { id?: unknown; state?: unknown }
  if (state === 'paid' && typeof id === 'string') return { outcome: 'done', providerId: id }
  if (state === 'refused') return { outcome: 'never', trouble: 'the provider refused it' }
  return { outcome: 'try-again', trouble: 'the provider has it under way' }
}
