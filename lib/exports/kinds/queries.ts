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
import { isPartlyRefunded } from '@/lib/orders/rules'
import { type OrderLine, ordersToExport } from '@/lib/orders/staff/queries'
import { orderFilterSchema } from '@/lib/orders/staff/schema'
import { type PayoutRow, payoutsToExport } from '@/lib/payouts/queries'
import { payoutListSchema } from '@/lib/payouts/schema'
import { type LotLine, lotsToExport } from '@/lib/points/lots/queries'
import { type JournalRow, postingsToExport } from '@/lib/points/staff/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import { claimWordsOf } from '@/lib/rewards/rules'
import { type ClaimLine, claimsToExport } from '@/lib/rewards/staff/queries'
import { claimListSchema } from '@/lib/rewards/staff/schema'
import type { CellWords, ExportName } from './rules'

type Reader = Pick<Context, 'at' | 'on'> & { readerId: string }

/** Rows of one statement, to be read some at a time; or the few that there are. */
export type Source = { text: string; values: readonly unknown[] } | { rows: readonly unknown[] }

/** A column as a file has it; the words of a code come when it is known who reads them, and `head` where its key means two things. */
type Kept<R> = { readonly head?: string } & (
  | Exclude<Column<R>, { kind: 'code' }>
  | { key: string; kind: 'code'; of: (row: R) => string | null; said: (row: R, words: CellWords) => string | null }
)

export type ExportKind = {
  permission: Permission
  columns: readonly Kept<never>[]
  open: (filter: Readonly<Record<string, unknown>>, ctx: Reader) => Source | Promise<Source>
}

function kind<S extends z.ZodType, R>(
  permission: Permission,
  schema: S,
  columns: readonly Kept<R>[],
  open: (asked: z.output<S>, ctx: Reader) => Source | Promise<Source>,
): ExportKind {
  return { permission, columns, open: (filter, ctx) => open(schema.parse(filter), ctx) }
}

const orderColumns: readonly Kept<OrderLine>[] = [
  { key: 'number', kind: 'id', of: (order) => order.number },
  {
    key: 'state',
    kind: 'code',
    of: (order) => order.state,
    said: (order, words) => words.orderStanding({ ...order, isPartlyRefunded: isPartlyRefunded(order) }),
  },
  { key: 'placed_at', kind: 'moment', of: (order) => order.placedAt },
  { key: 'paid_at', kind: 'moment', of: (order) => order.paidAt },
  { key: 'refunded_at', kind: 'moment', of: (order) => order.refundedAt },
  { key: 'name', kind: 'text', of: (order) => order.name },
  { key: 'email', kind: 'text', of: (order) => order.email },
  { key: 'pieces', kind: 'number', of: (order) => order.pieces },
  { key: 'currency', kind: 'text', of: (order) => order.currency },
  { key: 'goods', kind: 'money', of: (order) => order.goodsMinor },
  {
    key: 'automatic_discount',
    kind: 'code',
    of: (order) => order.discount,
    said: (order, words) => words.own(order.discount, order.discountEn),
  },
  { key: 'automatic_discount_value', kind: 'money', of: (order) => order.discountMinor },
  {
    key: 'coupons',
    kind: 'code',
    of: (order) => order.coupons,
    said: (order, words) => words.own(order.coupons, order.couponsEn),
  },
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

const payoutColumns: readonly Kept<PayoutRow>[] = [
  { key: 'number', kind: 'id', of: (one) => one.no },
  { key: 'kind', kind: 'code', of: (one) => one.kind, said: (one, { say }) => say('payoutKind', one.kind) },
  { key: 'state', kind: 'code', of: (one) => one.state, said: (one, { say }) => say('payout', one.state) },
  { key: 'asked_at', kind: 'moment', of: (one) => one.askedAt },
  { key: 'paid_at', kind: 'moment', of: (one) => one.paidAt },
  { key: 'shopper', kind: 'text', of: (one) => one.shopper },
  { key: 'recipient', kind: 'text', of: (one) => one.recipient },
  { key: 'order', kind: 'id', of: (one) => one.orderNumber },
  { key: 'tax_class', kind: 'code', of: (one) => one.taxClass, said: (one, { say }) => say('tax', one.taxClass) },
  { key: 'amount', kind: 'money', of: (one) => one.amountMinor },
  { key: 'kept_back', kind: 'money', of: (one) => one.withheldMinor },
  { key: 'sent', kind: 'money', of: (one) => one.amountMinor - one.withheldMinor },
  { key: 'overpaid', kind: 'money', of: (one) => one.overpaidMinor },
  { key: 'seconded_by', kind: 'text', of: (one) => one.secondedBy },
  { key: 'approved_by', kind: 'text', of: (one) => one.approvedBy },
  { key: 'provider_id', kind: 'id', of: (one) => one.providerId },
  {
    key: 'reason',
    kind: 'code',
    of: (one) => one.cancelReason,
    said: (one, { say }) => say('payoutReason', one.cancelReason),
  },
]

const journalColumns: readonly Kept<JournalRow>[] = [
  { key: 'number', kind: 'id', of: (one) => one.id },
  { key: 'at', kind: 'moment', of: (one) => one.at },
  { key: 'kind', kind: 'code', of: (one) => one.kind, said: (one, { say }) => say('posting', one.kind) },
  { key: 'shopper', kind: 'text', of: (one) => one.shopperName },
  { key: 'points', kind: 'number', of: (one) => one.points },
  { key: 'available', kind: 'number', of: (one) => one.availablePoints },
  { key: 'pending', kind: 'number', of: (one) => one.pendingPoints },
  { key: 'held', kind: 'number', of: (one) => one.heldPoints },
  { key: 'debt', kind: 'number', of: (one) => one.debtPoints },
  { key: 'available_after', kind: 'number', of: (one) => one.availableAfter },
  { key: 'source', kind: 'code', of: (one) => one.source, said: (one, { why }) => why(one) },
  { key: 'by', kind: 'text', of: (one) => one.actorName },
]

const shopperColumns: readonly Kept<ShopperRow>[] = [
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

const lotAction = (one: LotLine, { say, own }: CellWords) =>
  own(one.nameZh, one.nameEn) ??
  say(one.action === 'order' || one.action === 'adjustment' ? 'action' : 'posting', one.action)

const lotColumns: readonly Kept<LotLine>[] = [
  { key: 'lot', kind: 'id', of: (one) => one.id },
  { key: 'issued_at', kind: 'moment', of: (one) => one.issuedAt },
  { key: 'action', kind: 'code', of: (one) => one.action, said: lotAction },
  { key: 'funding', kind: 'code', of: (one) => one.funding, said: (one, { say }) => say('funding', one.funding) },
  { key: 'issued_points', kind: 'number', of: (one) => one.originalPoints },
  { key: 'remaining_points', kind: 'number', of: (one) => one.remainingPoints },
  { key: 'state', kind: 'code', of: (one) => one.state, said: (one, { say }) => say('lot', one.state) },
  { key: 'releases_at', kind: 'moment', of: (one) => one.releasesAt },
  { key: 'expires_at', kind: 'moment', of: (one) => one.expiresAt },
  { key: 'shopper', kind: 'text', of: (one) => one.shopper },
  { key: 'account', kind: 'id', of: (one) => one.accountId },
]

const bookColumns: readonly Kept<BookLine>[] = [
  { key: 'cohort', kind: 'month', of: (one) => one.cohort },
  { key: 'funding', kind: 'code', of: (one) => one.funding, said: (one, { say }) => say('funding', one.funding) },
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

const bookEntryColumns: readonly Kept<BookEntryLine>[] = [
  { key: 'month', kind: 'month', of: (one) => one.month },
  { key: 'entry', kind: 'code', of: (one) => one.entry, said: (one, { say }) => say('entry', one.entry) },
  {
    key: 'account',
    head: 'book_account',
    kind: 'code',
    of: (one) => one.account,
    said: (one, { say }) => say('account', one.account),
  },
  { key: 'debit', kind: 'money', of: (one) => one.debitMinor },
  { key: 'credit', kind: 'money', of: (one) => one.creditMinor },
  { key: 'close', kind: 'text', of: (one) => one.hash },
]

const auditColumns: readonly Kept<AuditLine>[] = [
  { key: 'number', kind: 'id', of: (one) => one.id },
  { key: 'at', kind: 'moment', of: (one) => one.at },
  { key: 'by', kind: 'code', of: (one) => one.actorName, said: (one, { doer }) => doer(one.actorName) },
  { key: 'deed', kind: 'code', of: (one) => one.action, said: (one, { deed }) => deed(one.action) },
  { key: 'subject', kind: 'code', of: (one) => one.subject, said: (one) => one.subjectName ?? one.subject },
  { key: 'reason', kind: 'code', of: (one) => one.reason, said: (one, { reason }) => reason(one.reason) },
  { key: 'before', kind: 'code', of: (one) => one.before, said: (one, { side }) => side(one.was, one.is, 'before') },
  { key: 'after', kind: 'code', of: (one) => one.after, said: (one, { side }) => side(one.was, one.is, 'after') },
]

const claimColumns: readonly Kept<ClaimLine>[] = [
  { key: 'number', kind: 'id', of: (one) => one.no },
  { key: 'title_zh', kind: 'text', of: (one) => one.titleZh },
  { key: 'title_en', kind: 'text', of: (one) => one.titleEn },
  { key: 'kind', kind: 'code', of: (one) => one.kind, said: (one, { say }) => say('reward', one.kind) },
  { key: 'points', kind: 'number', of: (one) => one.points },
  { key: 'cash', kind: 'money', of: (one) => (one.cashMinor > 0 ? one.cashMinor : null) },
  {
    key: 'cash_state',
    kind: 'code',
    of: (one) => one.cashState,
    said: (one, { say }) => say('claimCash', one.cashState),
  },
  {
    key: 'state',
    kind: 'code',
    of: (one) => one.state,
    said: (one, { say }) => say(`claim-${claimWordsOf(one.kind)}`, one.state),
  },
  { key: 'shopper', kind: 'text', of: (one) => one.shopper },
  { key: 'email', kind: 'text', of: (one) => one.email },
  { key: 'claimed_at', kind: 'moment', of: (one) => one.claimedAt },
  { key: 'handed_over_at', kind: 'moment', of: (one) => one.issuedAt },
  { key: 'used_at', kind: 'moment', of: (one) => one.usedAt },
  { key: 'expires_at', kind: 'moment', of: (one) => one.expiresAt },
  { key: 'carrier', kind: 'text', of: (one) => one.carrier },
  { key: 'tracking_number', kind: 'id', of: (one) => one.trackingNumber },
  { key: 'reason', kind: 'text', of: (one) => one.voidReason },
  { key: 'trouble', kind: 'text', of: (one) => one.trouble },
]

const part = (key: string, name: string): Kept<ClaimLine> => ({
  key,
  kind: 'text',
  of: (one) => one.address?.[name] ?? null,
})
const addressColumns: readonly Kept<ClaimLine>[] = [
  part('address_name', 'name'),
  part('address_phone', 'phone'),
  part('address_country', 'country'),
  part('address_province', 'province'),
  part('address_city', 'city'),
  part('address_district', 'district'),
  part('address_line', 'line1'),
  part('address_postal_code', 'postalCode'),
]

const productColumns: readonly Kept<ProductLine>[] = [
  { key: 'title_zh', kind: 'text', of: (one) => one.titleZh },
  { key: 'title_en', kind: 'text', of: (one) => one.titleEn },
  { key: 'handle', kind: 'text', of: (one) => one.slug },
  { key: 'state', kind: 'code', of: (one) => one.status, said: (one, { say }) => say('product', one.status) },
  { key: 'vendor', kind: 'text', of: (one) => one.vendor },
  { key: 'options', kind: 'code', of: (one) => one.options, said: (one, { own }) => own(one.options, one.optionsEn) },
  { key: 'sku', kind: 'id', of: (one) => one.sku },
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
  lots: kind('finance.read', booksQuerySchema, lotColumns, lotsToExport),
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
