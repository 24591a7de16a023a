/** The pages of the desk that keep views. */
export const viewPages = [
  'orders',
  'shoppers',
  'products',
  'coupons',
  'rewards',
  'claims',
  'journal',
  'audit',
  'campaigns',
  'overview',
  'points',
  'costs',
  'reward-figures',
  'effect',
  'finance',
  'plan',
  'adjustments',
  'payouts',
  'outcomes',
  'reviews',
] as const
export type ViewPage = (typeof viewPages)[number]

export const MOST_VIEWS = 50

/** What a page's address says, without what goes without saying and without the page of a list. */
export type ViewParams = Readonly<Record<string, string>>

/** One person's view of a page, or one that everybody shares. */
export type SavedView = {
  id: string
  name: string
  params: ViewParams
  isShared: boolean
  isMine: boolean
  ownerName: string
}

const written = (params: ViewParams) => JSON.stringify(Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Two addresses of a page show the same. */
export const sameParams = (one: ViewParams, other: ViewParams): boolean => written(one) === written(other)
