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
  placedAt: Date
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
  return row<MailOrder>(
    `select o.id, o.number, o.currency, o.goods_minor as "goodsMinor", o.coupon_minor as "couponMinor",
       o.points_minor as "pointsMinor", o.shipping_minor as "shippingMinor", o.total_minor as "totalMinor",
       o.spent_points as "spentPoints", o.award_points as "awardPoints", o.placed_at as "placedAt",
       o.tracking_carrier as "trackingCarrier", o.tracking_number as "trackingNumber",
       (select json_agg(json_build_object('titleZh', l.title_zh, 'titleEn', l.title_en, 'optionsZh', l.options_zh,
          'optionsEn', l.options_en, 'quantity', l.quantity, 'goodsMinor', l.goods_minor) order by l.position)
        from order_line l where l.order_id = o.id) as lines
     from shop_order o where o.id = $1`,
    [orderId],
    on,
  )
}
