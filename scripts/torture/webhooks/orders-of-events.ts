import { db } from '@/lib/db/client'
import { reconcilePayments } from '@/lib/orders/reconcile-payments'
import { type Random, randomFrom } from '@/prisma/seed/random'
import type { Trial } from '../../stripe-standin/trial'
import { deliver, fateOf, type Told, type Waiting, waitingOrder } from './door'
import { signedEvent } from './signed-event'

// F10 and F11: five messages of one order in all 120 orders, some told twice, some never; what is true of the payment is
// asked of the provider, so the order ends the same each time.

const kinds = [
  'checkout.session.completed',
  'payment_intent.succeeded',
  'charge.refunded',
  'charge.dispute.created',
  'checkout.session.expired',
] as const

export function permutationsOf<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]]
  return list.flatMap((one, i) =>
    permutationsOf([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest]),
  )
}

/** Everything the provider could say of an order, once each and signed; made before any is told. */
function messagesOf({ sessionId }: Waiting): Record<string, Told> {
  const about = (kind: string) => (kind.startsWith('checkout') ? sessionId : `${kind.split('.')[0]}_of_${sessionId}`)
  return Object.fromEntries(kinds.map((kind) => [kind, signedEvent(kind, about(kind))]))
}

/** gap: any may be missing, and the reconciler finds what was lost. twice: any may come again at the end. */
export async function tellInOrder(
  trial: Trial,
  order: readonly string[],
  how: 'plain' | 'twice' | 'gap',
  random: Random,
): Promise<{ fate: string; delivered: number; odd: string[] }> {
  const waiting = await waitingOrder()
  await trial.control(`/control/pay/${waiting.sessionId}`, { as: 'paid' })
  const messages = messagesOf(waiting)
  const kept = how === 'gap' ? order.filter(() => random.chance(0.6)) : order
  const again = how === 'twice' ? order.filter(() => random.chance(0.5)) : []
  const odd: string[] = []
  let delivered = 0
  for (const kind of [...kept, ...again]) {
    const status = await deliver(messages[kind] as Told)
    delivered += 1
    if (status !== 200) odd.push(`${kind} was answered ${status}`)
  }
  if (how === 'gap') await reconcilePayments({ at: new Date(Date.now() + 3 * 60_000), on: db() })
  return { fate: await fateOf(waiting), delivered, odd }
}

/** All 120 orders in one way: how many ends there are (one), and what was answered oddly. */
export async function tellInAllOrders(trial: Trial, how: 'plain' | 'twice' | 'gap', seed: number) {
  const random = randomFrom(seed)
  const ends = new Map<string, string>()
  const odd: string[] = []
  let deliveries = 0
  for (const order of permutationsOf(kinds)) {
    const { fate, delivered, odd: strange } = await tellInOrder(trial, order, how, random)
    if (!ends.has(fate)) ends.set(fate, order.join(' '))
    odd.push(...strange)
    deliveries += delivered
  }
  const wrong = ends.size === 1 ? odd : [...odd, ...[...ends].map(([fate, order]) => `${order}: ${fate}`)]
  return { ends: ends.size, deliveries, wrong, end: [...ends.keys()][0] ?? '' }
}
