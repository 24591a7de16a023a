/** What can be taken out of the shop as a table. */
export const exportNames = [
  'orders',
  'payouts',
  'points-journal',
  'shoppers',
  'lots',
  'books',
  'book-entries',
  'audit',
  'claims',
  'claims-to-send',
  'products',
] as const
export type ExportName = (typeof exportNames)[number]

/** Codes that stand in a table, and where the pages that show them have their words. */
export const wordsOfCodes = {
  order: 'merchant.orderState.*',
  product: 'merchant-catalog.list.status.*',
  payoutKind: 'payouts.kind.*',
  payout: 'payouts.state.*',
  tax: 'payouts.tax.*',
  payoutReason: 'payouts.reason.*',
  posting: 'merchant.postingKind.*',
  action: 'merchant.journal.action.*',
  lot: 'merchant.shopper.lots.states.*',
  funding: 'analytics.finance.roll.*Points',
  entry: 'analytics.finance.entries.kinds.*',
  account: 'analytics.finance.entries.accounts.*',
  reward: 'rewards-desk.kinds.*.name',
  claimCash: 'rewards-desk.claims.money.*',
  'claim-parcel': 'rewards-desk.claims.state.parcel.*',
  'claim-cash': 'rewards-desk.claims.state.cash.*',
  'claim-other': 'rewards-desk.claims.state.other.*',
} as const
export type CodeOf = keyof typeof wordsOfCodes

type Posted = {
  kind: string
  orderNumber: number | null
  source: string
  explanation: Record<string, unknown>
  budget: { titleZh: string; titleEn: string } | null
}
type Fields = Record<string, unknown>

/** How a sheet says what a table keeps as codes, in the language of whoever asked. */
export type CellWords = {
  say: (what: CodeOf, code: string | null) => string | null
  /** what is kept in both languages */
  own: (zh: string | null, en: string | null) => string | null
  /** an order's state, and what of it went back or is asked back */
  orderStanding: (order: { state: string; isPartlyRefunded: boolean; isRefundAsked: boolean }) => string
  why: (posting: Posted) => string
  deed: (action: string) => string
  /** what changed, on one of its two sides */
  side: (before: Fields | null, after: Fields | null, which: 'before' | 'after') => string | null
  reason: (reason: string) => string
  doer: (name: string | null) => string
}
