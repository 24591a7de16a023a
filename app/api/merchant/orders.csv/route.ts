import { stringify } from 'csv-stringify/sync'
import { staffReadRoute } from '@/lib/gate/json-route'
import { writeHundredths } from '@/lib/i18n/decimal-text'
import { listOrdersToExport, type OrderRow } from '@/lib/orders/staff/queries'
import { orderFilterSchema } from '@/lib/orders/staff/schema'

const instant = (moment: Date | null) => moment?.toISOString() ?? ''

const columns: Record<string, (order: OrderRow) => string | number> = {
  number: (order) => order.number,
  state: (order) => order.state,
  placed_at: (order) => instant(order.placedAt),
  paid_at: (order) => instant(order.paidAt),
  refunded_at: (order) => instant(order.refundedAt),
  name: (order) => order.name ?? '',
  email: (order) => order.email,
  pieces: (order) => order.pieces,
  currency: (order) => order.currency,
  goods: (order) => writeHundredths(order.goodsMinor),
  coupon: (order) => writeHundredths(order.couponMinor),
  points_value: (order) => writeHundredths(order.pointsMinor),
  shipping: (order) => writeHundredths(order.shippingMinor),
  total: (order) => writeHundredths(order.totalMinor),
  spent_points: (order) => order.spentPoints,
  earned_points: (order) => order.awardPoints,
  refunded: (order) => writeHundredths(order.refundedMinor),
  returned_points: (order) => order.returnedPoints,
  taken_back_points: (order) => order.revokedPoints,
}

// A byte-order mark, so that Excel reads Chinese; a cell that begins like a formula is made inert.
export const GET = staffReadRoute('orders.read', async (ctx, url) => {
  const filter = orderFilterSchema.parse(Object.fromEntries(url.searchParams))
  const found = await listOrdersToExport(ctx, filter)
  const lines = found.map((order) => Object.values(columns).map((write) => write(order)))
  const csv = stringify([Object.keys(columns), ...lines], { bom: true, escape_formulas: true })
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="orders.csv"`,
      'cache-control': 'private, no-store',
    },
  })
})
