import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'
import { bought } from '@/lib/orders/refunds/bought.fixture'
import { give } from '@/lib/points/ledger.fixture'
import { claimReward } from '../claim-reward'
import { newReward, wantReward } from '../reward.fixture'
import { claimCashback } from './claim-cashback'
import { blankCashback, type Cashback } from './schema'

const DAY = 86_400_000
/** Ten days from now: what came today can't be sent back any more. */
export const later = () => new Date(Date.now() + 10 * DAY)

export type Buyer = { ctx: ShopperContext; orderId: string; number: string }

/** Somebody whose order came today, and who has points. */
export async function buyer(priceMinor = 20_000, { delivered = true } = {}): Promise<Buyer> {
  const { ctx, orderId } = await bought({ lines: [{ priceMinor, quantity: 1 }] })
  if (delivered) {
    await db().query(`select order_ship($1, '顺丰', 'SF1', null, now())`, [orderId])
    await db().query(`select order_deliver($1, null, now())`, [orderId])
  }
  const found = await row<{ number: string }>('select number::text from shop_order where id = $1', [orderId])
  await give(ctx.actor.id, 50_000, { at: new Date() })
  return { ctx, orderId, number: found?.number ?? '' }
}

export const card = (said: Partial<Cashback> = {}, more: object = {}) =>
  newReward({
    kind: 'cashback-card',
    category: 'cash',
    title_zh: '返现卡',
    cost_points: 500,
    settings: { cashback: { ...blankCashback, ...said } },
    ...more,
  })

/** The card in the hands of somebody. */
export async function exchanged({ ctx }: Pick<Buyer, 'ctx'>, rewardId: string): Promise<string> {
  const got = await claimReward(ctx, wantReward(rewardId, 500))
  if (!got.ok) throw new Error(got.refusal)
  return got.value.claimId
}

export const cashFor = (
  { ctx }: Pick<Buyer, 'ctx'>,
  claimId: string,
  orderNumber: string,
  requestId: string = randomUUID(),
) => claimCashback({ ...ctx, at: later() }, { claimId, orderNumber, requestId })
