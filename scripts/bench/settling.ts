import { completeCheckout } from './checkout'
import { closedLoop, median } from './closed-loop'
import { expectStatus } from './http-client'
import { type Figure, rate } from './report'
import { setting } from './setting'
import type { Shop } from './shop'
import { deliver, lastDelivery } from './webhook-relay'

/** One payment, told fifty times over: every delivery is answered well and the order is paid once. */
export async function measureSettling(shop: Shop): Promise<Figure[]> {
  await completeCheckout(shop)
  const delivery = lastDelivery()
  const counts = () =>
    shop.database.query<{ n: number }>(
      `select (select count(*) from payment) + (select count(*) from posting) + (select count(*) from mail_outbox) as n`,
    )
  const before = await counts()
  const again = () => expectStatus(200, 'webhook', deliver(delivery))
  await Promise.all(Array.from({ length: 50 }, again))
  const loads = []
  for (let round = 0; round < 3; round += 1) loads.push(await closedLoop(8, setting.isQuick ? 0.7 : 1.5, again))
  const after = await counts()
  const more = Number(after.rows[0]?.n) - Number(before.rows[0]?.n)
  const perSecond = median(loads.map((load) => load.perSecond))
  return [
    {
      what: 'repeated webhooks of one payment, 8 at once',
      ours: `${rate(perSecond)}, ${more} rows more`,
      limit: 'each read from the provider again',
      value: more === 0 ? perSecond : 0,
      unit: rate,
      floor: 100,
      aim: 300,
    },
  ]
}
