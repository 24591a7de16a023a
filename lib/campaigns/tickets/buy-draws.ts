import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import type { BuyDrawsRefusal } from './errors'
import type { BuyDraws } from './schema'
import { buy } from './store'

/**
 * Draws are bought at the price that was shown, and paid as an order is: until then nobody else can have them, and what is not
 * paid in time is anybody's again.
 */
export async function buyDraws(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on' | 'locale'>,
  { campaignId, draws, cashMinor, requestId }: BuyDraws,
): Promise<Result<{ payUrl: string; orderNumber: number }, BuyDrawsRefusal>> {
  const made = await buy(ctx.on, {
    accountId: ctx.actor.id,
    campaignId,
    draws,
    cashMinor,
    requestId,
    locale: ctx.locale,
    at: ctx.at,
  })
  if (!made.ok) return made
  const { number } = made.value
  return ok({ payUrl: paths.api.payOrder(String(number), null), orderNumber: number })
}
