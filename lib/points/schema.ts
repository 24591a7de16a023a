import { z } from 'zod'
import type { PostingKind } from './rules'

/** What a shopper may look for in their statement, and the postings behind each. */
export const historyFilters = {
  earned: ['order-award', 'behaviour-award', 'campaign-award', 'release', 'manual', 'merge'],
  spent: ['hold', 'spend', 'exchange', 'draw'],
  returned: [
    'hold-release',
    'spend-return',
    'exchange-return',
    'award-reversal',
    'debt-netting',
    'manual-revert',
    'merge-revert',
  ],
  expired: ['expiry'],
} as const satisfies Record<string, readonly PostingKind[]>

export type HistoryFilter = keyof typeof historyFilters

export const historyFilterNames = ['earned', 'spent', 'returned', 'expired'] as const satisfies readonly HistoryFilter[]

/** A page of one's own points: which lines, and before which one. An address that makes no sense shows everything. */
export const myPointsSchema = z.object({
  kind: z.enum(historyFilterNames).nullable().catch(null).default(null),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null).default(null),
})
