import { member } from '@/lib/cart/shelf.fixture'
import { balanceOf, givePoints } from '@/lib/checkout/checkout.fixture'
import { rows } from '@/lib/db/sql'
import { moneyReward } from '@/lib/orders/reward-order.fixture'
import type { Workflow } from './case'

/** What the sweep must find fault with, or it is worth nothing; no workflow of the shop. */
export const controls: Record<string, Workflow> = {
  // an exchange in two statements, and under a new key each time
  careless: async () => {
    const shopper = await member()
    await givePoints(shopper, 1_000)
    const rewardId = await moneyReward({ stock: 5 })
    const effect = async () => [
      await balanceOf(shopper),
      await rows('select stock from reward where id = $1', [rewardId]),
    ]
    return { call: 'careless', input: { accountId: shopper.actor.id, rewardId }, effect }
  },
}
