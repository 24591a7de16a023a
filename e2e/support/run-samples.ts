import { randomUUID } from 'node:crypto'
import { backtestAgainSchema } from '@/lib/backtest/schema'
import { simulationRunSchema } from '@/lib/campaigns/simulation/schema'
import { importRunSchema } from '@/lib/catalog/import/schema'
import { archiveCouponsSchema } from '@/lib/coupons/staff/schema'
import { jobNameSchema } from '@/lib/desk/jobs/schema'
import { askExportSchema, exportAgainSchema } from '@/lib/exports/schema'
import { historyRunSchema } from '@/lib/history/schema'
import { showReviewsSchema } from '@/lib/reviews/schema'
import { codeRunIdSchema } from '@/lib/rewards/codes/schema'
import type { Sample } from './campaign-samples'

const file = (): Sample => [askExportSchema, { requestId: randomUUID(), format: 'csv', filter: {} }]

/** What asks for a file, calls a run off, tries it again, or starts a job: of runs that there are not; and deeds on many rows of a list. */
export const runSamples = (): Record<string, Sample> => ({
  askClaimsExportAction: file(),
  askClaimsToSendExportAction: file(),
  askProductsExportAction: file(),
  showReviewsAction: [showReviewsSchema, { which: { ids: [randomUUID()] }, shown: false, reason: 'nobody' }],
  archiveCouponsAction: [archiveCouponsSchema, { couponIds: [randomUUID()], archived: true }],
  tryExportAgainAction: [exportAgainSchema, { id: randomUUID(), requestId: randomUUID() }],
  tryBacktestAgainAction: [backtestAgainSchema, { id: randomUUID(), requestId: randomUUID() }],
  cancelSimulationAction: [simulationRunSchema, { run: randomUUID() }],
  trySimulationAgainAction: [simulationRunSchema, { run: randomUUID() }],
  cancelImportAction: [importRunSchema, { id: randomUUID() }],
  cancelHistoryImportAction: [historyRunSchema, { runId: randomUUID() }],
  cancelCodeRunAction: [codeRunIdSchema, { id: randomUUID() }],
  runJobNowAction: [jobNameSchema, { name: 'forget-inputs' }],
})
