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
