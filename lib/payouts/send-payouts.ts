import type { Context } from '@/lib/gate/context'
import { payoutPort } from '@/lib/payments/payouts/payout-port'
import type { Asked, PayoutPort, Sent } from '@/lib/payments/payouts/port'
import { PAYOUT_TIMEOUT_MS } from './rules'
import { type DuePayout, giveUpDue, settle, takeDue } from './store'

type Options = { port?: PayoutPort | null; timeoutMs?: number; most?: number }

/**
 * Sends what is due, and asks after what was sent unheard before it is sent again: under the same key, so that it is paid once
 * whatever is lost on the way. Without a provider nothing is touched.
 */
export async function sendPayouts(
  ctx: Pick<Context, 'at' | 'on'>,
  { port = payoutPort(), timeoutMs = PAYOUT_TIMEOUT_MS, most = 20 }: Options = {},
): Promise<number> {
  const over = await giveUpDue(ctx.on, ctx.at)
  if (!port) return over
  const due = await takeDue(ctx.on, ctx.at, most)
  for (const payout of due) await settle(ctx.on, ctx.at, payout, await sent(port, payout, timeoutMs))
  return over + due.length
}

async function sent(port: PayoutPort, payout: DuePayout, timeoutMs: number): Promise<Sent> {
  const { key, amountMinor, currency, recipient, tries } = payout
  const asked: Asked =
    tries > 1 ? await heard(() => port.ask(key, AbortSignal.timeout(timeoutMs))) : { outcome: 'absent' }
  if (asked.outcome !== 'absent') return asked
  const words = { key, amountMinor, recipient, currency }
  return heard(() => port.send(words, AbortSignal.timeout(timeoutMs)))
}

/** No answer is no word: it may have been done. */
async function heard<A extends Asked>(call: () => Promise<A>): Promise<A | Sent> {
  try {
    return await call()
  } catch (error) {
    return { outcome: 'try-again', trouble: error instanceof Error ? error.message : String(error) }
  }
}
