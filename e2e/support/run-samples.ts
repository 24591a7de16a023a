import { randomUUID } from 'node:crypto'
import { backtestAgainSchema } from '@/lib/backtest/schema'
import { simulationRunSchema } from '@/lib/campaigns/simulation/schema'
import { importRunSchema } from '@/lib/catalog/import/schema'
import { jobNameSchema } from '@/lib/desk/jobs/schema'
import { exportAgainSchema } from '@/lib/exports/schema'
import { historyRunSchema } from '@/lib/history/schema'
import { codeRunIdSchema } from '@/lib/rewards/codes/schema'
import type { Sample } from './campaign-samples'

/** What calls a run off, tries it again, or starts a job: of runs that there are not. */
export const runSamples = (): Record<string, Sample> => ({
  tryExportAgainAction: [exportAgainSchema, { id: randomUUID(), requestId: randomUUID() }],
  tryBacktestAgainAction: [backtestAgainSchema, { id: randomUUID(), requestId: randomUUID() }],
  cancelSimulationAction: [simulationRunSchema, { run: randomUUID() }],
  trySimulationAgainAction: [simulationRunSchema, { run: randomUUID() }],
  cancelImportAction: [importRunSchema, { id: randomUUID() }],
  cancelHistoryImportAction: [historyRunSchema, { runId: randomUUID() }],
  cancelCodeRunAction: [codeRunIdSchema, { id: randomUUID() }],
  runJobNowAction: [jobNameSchema, { name: 'forget-inputs' }],
})
