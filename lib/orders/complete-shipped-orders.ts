import type { Context } from '@/lib/gate/context'
import { completeDue, deliverDue } from './store'

/** Orders taken in one statement: a short lock, and a job may ask again. */
const BATCH = 200

/**
 * A parcel that nobody spoke of counts as delivered some days after it was sent; one that was not returned in the
 * return window after that is done.
 */
export async function completeShippedOrders({ at, on }: Pick<Context, 'at' | 'on'>): Promise<number> {
  let delivered = BATCH
  while (delivered === BATCH) delivered = await deliverDue(at, BATCH, on)
  let done = 0
  for (;;) {
    const batch = await completeDue(at, BATCH, on)
    done += batch
    if (batch < BATCH) return done
  }
}
