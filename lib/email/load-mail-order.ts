import { type Queryable, row } from '@/lib/db/sql'

export type MailOrder = {
  id: string
  number: number
  /** of draws: there is nothing to send */
  campaignId: string | null
  currency: string
  goodsMinor: number
  discounts: { isAutomatic: boolean; titleZh: string; titleEn: string; amountMinor: number }[]
  pointsMinor: number
  shippingMinor: number
  totalMinor: number
  spentPoints: number
  awardPoints: number
  trackingCarrier: string | null
  trackingNumber: string | null
  lines: {
    position: number
    titleZh: string
    titleEn: string
    optionsZh: string[]
    optionsEn: string[]
    quantity: number
    goodsMinor: number
  }[]
  /** the refund that the letter is about; null in letters about none, and in those of before refunds had parts */
  refund: MailRefund | null
}

export type MailRefund = {
  no: number
  amountMinor: number
  shippingMinor: number
  withheldMinor: number
  returnedPoints: number
  revokedPoints: number
  owedPoints: number
  settledPoints: number
  /** nothing was left of the order after it */
  isLast: boolean
  lines: { position: number; quantity: number; netMinor: number }[]
}

/** The order that a letter is about, and its refund if it is about one, in one read. */
export async function loadMailOrder(
  on: Queryable,
  orderId: string,
  refundId: string | null = null,
): Promise<MailOrder | null> {
  const found = await row<{ order: MailOrder }>(
    `select order_sums(o) || jsonb_build_object('lines', order_lines(o.id), 'refund', (
       select one || jsonb_build_object('settledPoints', coalesce((r.outcome->>'settledPoints')::bigint, 0),
         'isLast', coalesce((r.outcome->>'whole')::boolean, true))
       from refund r, jsonb_array_elements(order_refunds(o.id)) one
       where r.id = $2 and r.order_id = o.id and r.no is not null and one->>'id' = r.id::text)) as "order"
     from shop_order o where o.id = $1`,
    [orderId, refundId],
    on,
  )
  return found?.order ?? null
}
