import type { Context } from '@/lib/gate/context'
import { type DueClaim, markDelivered, noteTrouble, takeDue, voidClaim } from '../store'
import { type DeliveryPort, findPort } from './find-port'
import { handOverPrize } from './hand-over-prize'
import { DELIVERY_TIMEOUT_MS, type Delivered, MOST_TRIES } from './rules'

type Ports = (kind: string) => DeliveryPort
type Options = { ports?: Ports; timeoutMs?: number; most?: number }

/** What could not be handed over in the exchange is handed over here: tried again for hours, and given up with the points back. */
export async function deliverClaims(
  ctx: Pick<Context, 'at' | 'on'>,
  { ports = findPort, timeoutMs = DELIVERY_TIMEOUT_MS, most = 20 }: Options = {},
): Promise<number> {
  const due = await takeDue(ctx.on, ctx.at, most)
  for (const claim of due) {
    const port = ports(claim.kind)
    if (claim.isWon && !port.deliver) await handOverAgain(ctx, claim)
    else await settle(ctx, claim, await tried(ctx, claim, port, timeoutMs))
  }
  return due.length
}

// what breaks one prize stops none of the others
async function handOverAgain(ctx: Pick<Context, 'at' | 'on'>, { id }: DueClaim): Promise<void> {
  await handOverPrize(ctx, { claimId: id }).catch((error: unknown) =>
    noteTrouble(ctx.on, id, error instanceof Error ? error.message : String(error)),
  )
}

async function tried(
  ctx: Pick<Context, 'at' | 'on'>,
  claim: DueClaim,
  port: DeliveryPort,
  timeoutMs: number,
): Promise<Delivered> {
  if (!port.deliver) return { outcome: 'never', trouble: 'no port' }
  const signal = AbortSignal.timeout(timeoutMs)
  const late = new Promise<Delivered>((resolve) => {
    signal.addEventListener('abort', () => resolve({ outcome: 'try-again', trouble: 'timeout' }), { once: true })
  })
  const delivered = port.deliver(ctx, claim, signal).catch(
    (error: unknown): Delivered => ({
      outcome: 'try-again',
      trouble: error instanceof Error ? error.message : String(error),
    }),
  )
  return Promise.race([delivered, late])
}

async function settle(ctx: Pick<Context, 'at' | 'on'>, claim: DueClaim, delivered: Delivered): Promise<void> {
  if (delivered.outcome === 'done') return markDelivered(ctx.on, ctx.at, claim.id, delivered.delivery)
  await noteTrouble(ctx.on, claim.id, delivered.trouble)
  // a prize can't be paid back: it waits until somebody can give it
  if (claim.isWon) return
  // a shopper's points are never kept for what nobody can give
  if (delivered.outcome === 'never' || claim.tries >= MOST_TRIES)
    await voidClaim(ctx.on, ctx.at, { claimId: claim.id, reason: delivered.trouble, actorId: null })
}
