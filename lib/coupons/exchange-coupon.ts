import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { ExchangeRefusal } from './errors'
import type { exchangeCouponSchema } from './schema'
import { exchange } from './store'

/** Points become a coupon that only this shopper can use, once; the price is the one they saw, or nothing happens. */
export async function exchangeCoupon(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof exchangeCouponSchema>,
): Promise<Result<{ grantId: string; expiresAt: Date }, ExchangeRefusal>> {
  const made = await exchange(ctx.on, ctx.at, ctx.actor.id, input)
  return made.ok ? ok({ grantId: made.value.grantId, expiresAt: new Date(made.value.expiresAt) }) : made
}
