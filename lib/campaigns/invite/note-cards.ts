import { cardHashOf } from '@/lib/auth/card-hash'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { PaymentRefusal } from '@/lib/payments/errors'
import { payments } from '@/lib/payments/payments'
import { listPaymentsToName } from './queries'
import { keepCards } from './store'

const notNow: ReadonlySet<PaymentRefusal> = new Set(['payments-unavailable', 'payments-not-configured'])

/**
 * Asks the provider which cards the two people of an invite paid with, once for each payment, and keeps a keyed hash of each. A
 * provider that does not answer is asked again later: an invite is not judged by half of what there is to know.
 */
export async function noteCards(
  ctx: Pick<Context, 'at' | 'on'>,
  inviteId: string,
): Promise<Result<number, PaymentRefusal>> {
  const hashes = new Map<string, Buffer>()
  for (const { id, providerPaymentId } of await listPaymentsToName(ctx, inviteId)) {
    const card = await payments().findCard(providerPaymentId)
    if (!card.ok && notNow.has(card.refusal)) return card
    // of a payment that the provider does not know nothing can be told: it is like no card
    hashes.set(id, cardHashOf(card.ok ? card.value : null, providerPaymentId))
  }
  if (hashes.size > 0) await keepCards(ctx.on, [...hashes.keys()], [...hashes.values()])
  return ok(hashes.size)
}
