import type { z } from 'zod'
import { type BookEntryLine, type BookLine, bookEntriesToExport, booksToExport } from '@/lib/analytics/close/queries'
import { booksQuerySchema } from '@/lib/analytics/close/schema'
import { type ShopperRow, shoppersToExport } from '@/lib/analytics/shoppers/queries'
import { shopperFilterSchema } from '@/lib/analytics/shoppers/schema'
import { type AuditLine, auditToExport } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { type ProductLine, productsToExport } from '@/lib/catalog/manage/queries'
import { manageFilterSchema } from '@/lib/catalog/manage/schema'
import type { Column } from '@/lib/files/table-file'
import type { Context } from '@/lib/gate/context'
import type { Permission } from '@/lib/gate/permissions'
import { type OrderLine, ordersToExport } from '@/lib/orders/staff/queries'
import { orderFilterSchema } from '@/lib/orders/staff/schema'
import { type PayoutRow, payoutsToExport } from '@/lib/payouts/queries'
import { payoutListSchema } from '@/lib/payouts/schema'
import { type JournalRow, postingsToExport } from '@/lib/points/staff/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import { type ClaimLine, claimsToExport } from '@/lib/rewards/staff/queries'
import { claimListSchema } from '@/lib/rewards/staff/schema'
import type { ExportName } from './rules'

type Reader = Pick<Context, 'at' | 'on'> & { readerId: string }

/** Rows of one statement, to be read some at a time; or the few that there are. */
export type Source = { text: string; values: readonly unknown[] } | { rows: readonly unknown[] }

export type ExportKind = {
  permission: Permission
  columns: readonly Column<never>[]
  open: (filter: Readonly<Record<string, unknown>>, ctx: Reader) => Source | Promise<Source>
}

function kind<S extends z.ZodType, R>(
  permission: Permission,
  schema: S,
  columns: readonly Column<R>[],
  open: (asked: z.output<S>, ctx: Reader) => Source | Promise<Source>,
): ExportKind {
  return { permission, columns, open: (filter, ctx) => open(schema.parse(filter), ctx) }
}

const orderColumns: readonly Column<OrderLine>[] = [
  { key: 'number', kind: 'number', of: (order) => order.number },
  { key: 'state', kind: 'text', of: (order) => order.state },
  { key: 'placed_at', kind: 'moment', of: (order) => order.placedAt },
  { key: 'paid_at', kind: 'moment', of: (order) => order.paidAt },
  { key: 'refunded_at', kind: 'moment', of: (order) => order.refundedAt },
  { key: 'name', kind: 'text', of: (order) => order.name },
  { key: 'email', kind: 'text', of: (order) => order.email },
  { key: 'pieces', kind: 'number', of: (order) => order.pieces },
  { key: 'currency', kind: 'text', of: (order) => order.currency },
  { key: 'goods', kind: 'money', of: (order) => order.goodsMinor },
  { key: 'automatic_discount', kind: 'text', of: (order) => order.discount },
  { key: 'automatic_discount_value', kind: 'money', of: (order) => order.discountMinor },
  { key: 'coupons', kind: 'text', of: (order) => order.coupons },
  { key: 'coupon_value', kind: 'money', of: (order) => order.couponMinor - order.discountMinor },
  { key: 'points_value', kind: 'money', of: (order) => order.pointsMinor },
  { key: 'shipping', kind: 'money', of: (order) => order.shippingMinor },
  { key: 'total', kind: 'money', of: (order) => order.paidHereMinor },
  { key: 'spent_points', kind: 'number', of: (order) => order.spentPoints },
  { key: 'earned_points', kind: 'number', of: (order) => order.awardPoints },
  { key: 'refunded', kind: 'money', of: (order) => order.backHereMinor },
  { key: 'returned_points', kind: 'number', of: (order) => order.returnedPoints },
  { key: 'taken_back_points', kind: 'number', of: (order) => order.revokedPoints },
]

const payoutColumns: readonly Column<PayoutRow>[] = [
  { key: 'number', kind: 'number', of: (one) => one.no },
  { key: 'kind', kind: 'text', of: (one) => one.kind },
  { key: 'state', kind: 'text', of: (one) => one.state },
  { key: 'asked_at', kind: 'moment', of: (one) => one.askedAt },
  { key: 'paid_at', kind: 'moment', of: (one) => one.paidAt },
  { key: 'shopper', kind: 'text', of: (one) => one.shopper },
  { key: 'recipient', kind: 'text', of: (one) => one.recipient },
  { key: 'order', kind: 'number', of: (one) => one.orderNumber },
  { key: 'tax_class', kind: 'text', of: (one) => one.taxClass },
  { key: 'amount', kind: 'money', of: (one) => one.amountMinor },
  { key: 'kept_back', kind: 'money', of: (one) => one.withheldMinor },
  { key: 'sent', kind: 'money', of: (one) => one.amountMinor - one.withheldMinor },
  { key: 'overpaid', kind: 'money', of: (one) => one.overpaidMinor },
  { key: 'seconded_by', kind: 'text', of: (one) => one.secondedBy },
  { key: 'approved_by', kind: 'text', of: (one) => one.approvedBy },
  { key: 'provider_id', kind: 'text', of: (one) => one.providerId },
  { key: 'reason', kind: 'text', of: (one) => one.cancelReason },
]

const journalColumns: readonly Column<JournalRow>[] = [
  { key: 'number', kind: 'number', of: (one) => one.id },
  { key: 'at', kind: 'moment', of: (one) => one.at },
  { key: 'kind', kind: 'text', of: (one) => one.kind },
  { key: 'shopper', kind: 'text', of: (one) => one.shopperName },
  { key: 'points', kind: 'number', of: (one) => one.points },
  { key: 'available', kind: 'number', of: (one) => one.availablePoints },
  { key: 'pending', kind: 'number', of: (one) => one.pendingPoints },
  { key: 'held', kind: 'number', of: (one) => one.heldPoints },
  { key: 'debt', kind: 'number', of: (one) => one.debtPoints },
  { key: 'available_after', kind: 'number', of: (one) => one.availableAfter },
  { key: 'source', kind: 'text', of: (one) => one.source },
  { key: 'by', kind: 'text', of: (one) => one.actorName },
]

const shopperColumns: readonly Column<ShopperRow>[] = [
  { key: 'name', kind: 'text', of: (one) => one.name },
  { key: 'email', kind: 'text', of: (one) => one.email },
  { key: 'joined_at', kind: 'moment', of: (one) => one.createdAt },
  { key: 'orders', kind: 'number', of: (one) => one.orders },
  { key: 'spent', kind: 'money', of: (one) => one.spentMinor },
  { key: 'available_points', kind: 'number', of: (one) => one.availablePoints },
  { key: 'pending_points', kind: 'number', of: (one) => one.pendingPoints },
  { key: 'held_points', kind: 'number', of: (one) => one.heldPoints },
  { key: 'debt_points', kind: 'number', of: (one) => one.debtPoints },
]

type LotLine = {
  id: number
  issuedAt: Date
  action: string
  funding: string
  originalPoints: number
  remainingPoints: number
  state: string
  releasesAt: Date | null
  expiresAt: Date | null
  accountId: string
}

const lotColumns: readonly Column<LotLine>[] = [
  { key: 'lot', kind: 'number', of: (one) => one.id },
  { key: 'issued_at', kind: 'moment', of: (one) => one.issuedAt },
  { key: 'action', kind: 'text', of: (one) => one.action },
  { key: 'funding', kind: 'text', of: (one) => one.funding },
  { key: 'issued_points', kind: 'number', of: (one) => one.originalPoints },
  { key: 'remaining_points', kind: 'number', of: (one) => one.remainingPoints },
  { key: 'state', kind: 'text', of: (one) => one.state },
  { key: 'releases_at', kind: 'moment', of: (one) => one.releasesAt },
  { key: 'expires_at', kind: 'moment', of: (one) => one.expiresAt },
  { key: 'account', kind: 'text', of: (one) => one.accountId },
]

const bookColumns: readonly Column<BookLine>[] = [
  { key: 'cohort', kind: 'day', of: (one) => one.cohort },
  { key: 'funding', kind: 'text', of: (one) => one.funding },
  { key: 'issued_points', kind: 'number', of: (one) => one.issued },
  { key: 'redeemed', kind: 'number', of: (one) => one.redeemed },
  { key: 'returned_points', kind: 'number', of: (one) => one.returned },
  { key: 'expired', kind: 'number', of: (one) => one.expired },
  { key: 'taken_back_points', kind: 'number', of: (one) => one.takenBack },
  { key: 'netted', kind: 'number', of: (one) => one.netted },
  { key: 'remaining_points', kind: 'number', of: (one) => one.leftPoints },
  { key: 'expected_points', kind: 'number', of: (one) => one.expectedPoints },
  { key: 'deferred', kind: 'money', of: (one) => one.deferredMinor },
  { key: 'cancelled', kind: 'money', of: (one) => one.cancelledMinor },
  { key: 'released', kind: 'money', of: (one) => one.releasedMinor },
  { key: 'liability', kind: 'money', of: (one) => one.liabilityMinor },
]

const bookEntryColumns: readonly Column<BookEntryLine>[] = [
  { key: 'month', kind: 'day', of: (one) => one.month },
  { key: 'entry', kind: 'text', of: (one) => one.entry },
  { key: 'account', kind: 'text', of: (one) => one.account },
  { key: 'debit', kind: 'money', of: (one) => one.debitMinor },
  { key: 'credit', kind: 'money', of: (one) => one.creditMinor },
  { key: 'close', kind: 'text', of: (one) => one.hash },
]

const auditColumns: readonly Column<AuditLine>[] = [
  { key: 'number', kind: 'number', of: (one) => one.id },
  { key: 'at', kind: 'moment', of: (one) => one.at },
  { key: 'by', kind: 'text', of: (one) => one.actorName },
  { key: 'deed', kind: 'text', of: (one) => one.action },
  { key: 'subject', kind: 'text', of: (one) => one.subject },
  { key: 'reason', kind: 'text', of: (one) => one.reason },
  { key: 'before', kind: 'text', of: (one) => one.before },
  { key: 'after', kind: 'text', of: (one) => one.after },
]

const claimColumns: readonly Column<ClaimLine>[] = [
  { key: 'number', kind: 'number', of: (one) => one.no },
  { key: 'title_zh', kind: 'text', of: (one) => one.titleZh },
  { key: 'title_en', kind: 'text', of: (one) => one.titleEn },
  { key: 'kind', kind: 'text', of: (one) => one.kind },
  { key: 'points', kind: 'number', of: (one) => one.points },
  { key: 'cash', kind: 'money', of: (one) => (one.cashMinor > 0 ? one.cashMinor : null) },
  { key: 'cash_state', kind: 'text', of: (one) => one.cashState },
  { key: 'state', kind: 'text', of: (one) => one.state },
  { key: 'shopper', kind: 'text', of: (one) => one.shopper },
  { key: 'email', kind: 'text', of: (one) => one.email },
  { key: 'claimed_at', kind: 'moment', of: (one) => one.claimedAt },
  { key: 'handed_over_at', kind: 'moment', of: (one) => one.issuedAt },
  { key: 'used_at', kind: 'moment', of: (one) => one.usedAt },
  { key: 'expires_at', kind: 'moment', of: (one) => one.expiresAt },
  { key: 'carrier', kind: 'text', of: (one) => one.carrier },
  { key: 'tracking_number', kind: 'text', of: (one) => one.trackingNumber },
  { key: 'reason', kind: 'text', of: (one) => one.voidReason },
  { key: 'trouble', kind: 'text', of: (one) => one.trouble },
]

const part = (key: string, name: string): Column<ClaimLine> => ({
  key,
  kind: 'text',
  of: (one) => one.address?.[name] ?? null,
})
const addressColumns: readonly Column<ClaimLine>[] = [
  part('address_name', 'name'),
  part('address_phone', 'phone'),
  part('address_country', 'country'),
  part('address_province', 'province'),
  part('address_city', 'city'),
  part('address_district', 'district'),
  part('address_line', 'line1'),
  part('address_postal_code', 'postalCode'),
]

const productColumns: readonly Column<ProductLine>[] = [
  { key: 'title_zh', kind: 'text', of: (one) => one.titleZh },
  { key: 'title_en', kind: 'text', of: (one) => one.titleEn },
  { key: 'handle', kind: 'text', of: (one) => one.slug },
  { key: 'state', kind: 'text', of: (one) => one.status },
  { key: 'vendor', kind: 'text', of: (one) => one.vendor },
  { key: 'options', kind: 'text', of: (one) => one.options },
  { key: 'sku', kind: 'text', of: (one) => one.sku },
  { key: 'price', kind: 'money', of: (one) => one.priceMinor },
  { key: 'compare_at', kind: 'money', of: (one) => one.compareAtMinor },
  { key: 'on_hand', kind: 'number', of: (one) => one.onHand },
  { key: 'in_orders', kind: 'number', of: (one) => one.reserved },
  { key: 'updated_at', kind: 'moment', of: (one) => one.updatedAt },
]

/** Every table that can be taken out of the shop: who may, of what it is, and its columns. */
export const exportKinds: Readonly<Record<ExportName, ExportKind>> = {
  orders: kind('orders.read', orderFilterSchema, orderColumns, ordersToExport),
  payouts: kind('payouts.read', payoutListSchema, payoutColumns, (asked, { readerId }) =>
    payoutsToExport(readerId, asked),
  ),
  'points-journal': kind('points.read', journalFilterSchema, journalColumns, postingsToExport),
  shoppers: kind('shoppers.read', shopperFilterSchema, shopperColumns, shoppersToExport),
  lots: kind('finance.read', booksQuerySchema, lotColumns, () => ({ text: LOTS, values: [] })),
  books: kind('finance.read', booksQuerySchema, bookColumns, async ({ month }, ctx) => ({
    rows: await booksToExport(ctx, month),
  })),
  'book-entries': kind('finance.read', booksQuerySchema, bookEntryColumns, async (_, ctx) => ({
    rows: await bookEntriesToExport(ctx),
  })),
  audit: kind('audit.read', auditFilterSchema, auditColumns, auditToExport),
  claims: kind('rewards.read', claimListSchema, claimColumns, claimsToExport),
  // where somebody lives is for those alone who send
  'claims-to-send': kind('rewards.ship', claimListSchema, [...claimColumns, ...addressColumns], claimsToExport),
  products: kind('catalog.read', manageFilterSchema, productColumns, productsToExport),
}

// Every point that is out, lot by lot: what the liability is made of.
const LOTS = `select l.id, p.at as "issuedAt", lot_action(p) as action, l.funding, l.original_points as "originalPoints",
    l.remaining_points as "remainingPoints", l.state, l.releases_at as "releasesAt", l.expires_at as "expiresAt", l.account_id as "accountId"
  from lot l join posting p on p.id = l.posting_id where l.is_live order by l.id`
