import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { uuidV7 } from '@/lib/kernel/ids'
import { claimCashback } from '@/lib/rewards/cashback-card/claim-cashback'
import { claimReward } from '@/lib/rewards/claim-reward'

const HOUR_MS = 3_600_000

type Found = { rewardId: string; costPoints: number; accountId: string; orderNumber: string | null }

const shopperOf = (id: string, at: Date) => ({
  actor: { id, email: '', name: '', staffRole: null },
  at,
  on: db(),
})

/** Somebody had a red packet, and somebody asks for the cash of an order, so that the desk has money to send and to look at. */
export async function seedCashClaims(accounts: ReadonlyMap<string, string>, now: Date): Promise<void> {
  const at = new Date(now.getTime() - HOUR_MS)
  for (const kind of ['red-packet', 'cashback-card'] as const) {
    const found = await row<Found>(
      `select r.id as "rewardId", r.cost_points as "costPoints", b.account_id as "accountId", o.number::text as "orderNumber"
       from reward r join points_balance b on b.available_points >= r.cost_points join account a on a.id = b.account_id and a.staff_role is null
       left join lateral (select number from shop_order where account_id = a.id and state = 'completed' and refunded_minor = 0
         and goods_minor - coupon_minor - points_minor > 5000 order by number limit 1) o on true
       where r.kind = $1 and not (a.id = any($2::uuid[])) and ($1 = 'red-packet' or o.number is not null)
       order by b.available_points desc, a.id limit 1`,
      [kind, [...accounts.values()]],
    )
    if (!found) continue
    const { accountId, orderNumber, ...reward } = found
    const got = await claimReward(shopperOf(accountId, at), { ...reward, requestId: uuidV7() })
    if (!got.ok || kind === 'red-packet' || orderNumber === null) continue
    const asked = { claimId: got.value.claimId, orderNumber, requestId: uuidV7() }
    await claimCashback(shopperOf(accountId, now), asked)
  }
}
