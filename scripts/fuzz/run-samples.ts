import { randomUUID } from 'node:crypto'

/** What calls a run off, tries it again, or starts a job. */
export const runSamples = {
  askLotsExportAction: { requestId: randomUUID(), format: 'csv', filter: {} },
  cancelExportAction: { id: randomUUID() },
  cancelBacktestAction: { id: randomUUID() },
  tryExportAgainAction: { id: randomUUID(), requestId: randomUUID() },
  tryBacktestAgainAction: { id: randomUUID(), requestId: randomUUID() },
  cancelSimulationAction: { run: randomUUID() },
  trySimulationAgainAction: { run: randomUUID() },
  cancelImportAction: { id: randomUUID() },
  cancelHistoryImportAction: { runId: randomUUID() },
  cancelCodeRunAction: { id: randomUUID() },
  runJobNowAction: { name: 'check-books' },
}
