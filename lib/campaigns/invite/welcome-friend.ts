import type { Context } from '@/lib/gate/context'
import { type Attributed, attribute, noteDevice } from './store'

type Arrival = { accountId: string; visitorHash: Buffer | null; deviceHash: Buffer }

/** Whoever signs in is known by this device from now on, and is the friend of whoever's link was opened here before the account was made. */
export async function welcomeFriend(
  ctx: Pick<Context, 'at' | 'on'>,
  { accountId, visitorHash, deviceHash }: Arrival,
): Promise<Attributed | null> {
  await noteDevice(ctx.on, ctx.at, deviceHash, accountId)
  return visitorHash ? attribute(ctx.on, ctx.at, { accountId, visitorHash, visit: null }) : null
}
