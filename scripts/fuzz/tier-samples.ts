import { randomUUID } from 'node:crypto'
import { firstSegmentTerms } from '@/lib/shoppers/segments/rules'

const bands = { lowBps: 1_500, watchBps: 3_000, warnBps: 5_000, usageLowBps: 3_000 }
const terms = { windowMonths: 12, levels: [] }

/** What the actions over tiers, segments and bands of figures, and over views and all products that match, are asked, before it is spoilt. */
export const tierSamples = () => ({
  saveBandsAction: { bands, reason: 'fuzz', requestId: randomUUID() },
  publishTiersAction: { terms, reason: 'fuzz', requestId: randomUUID() },
  tryTiersAction: { terms },
  changeMatchingProductsAction: { filter: { q: 'fuzz' }, count: 1, status: 'draft' },
  keepViewAction: { id: randomUUID(), page: 'orders', name: 'fuzz', params: { state: 'paid' }, isShared: false },
  dropViewAction: { id: randomUUID() },
  publishSegmentsAction: { terms: firstSegmentTerms, reason: 'fuzz', requestId: randomUUID() },
})
