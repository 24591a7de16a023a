import { type Queryable, row } from '@/lib/db/sql'

export type MailOrder = {
  id: string
  number: number
  currency: string
  goodsMinor: number
  couponMinor: number
  pointsMinor: number
  shippingMinor: number
  totalMinor: number
  spentPoints: number
  awardPoints: number
  trackingCarrier: string | null
  trackingNumber: string | null
  lines: {
    titleZh: string
    titleEn: string
    optionsZh: string[]
    optionsEn: string[]
    quantity: number
    goodsMinor: number
  }[]
}

/** The order that a letter is about, in one read. */
export async function loadMailOrder(on: Queryable, orderId: string): Promise<MailOrder | null> {
  const found = await row<{ order: MailOrder }>(
    `select order_sums(o) || jsonb_build_object('lines', order_lines(o.id)) as "order" from shop_order o where o.id = $1`,
    [orderId],
    on,
  )
  return found?.order ?? null
}
