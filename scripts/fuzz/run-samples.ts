import { randomUUID } from 'node:crypto'

const file = { requestId: randomUUID(), format: 'csv', filter: {} }

/** What asks for a file, calls a run off, tries it again, or starts a job; and deeds on many rows of a list. */
export const runSamples = {
  askLotsExportAction: file,
  askClaimsExportAction: file,
  askClaimsToSendExportAction: file,
  askProductsExportAction: file,
  showReviewsAction: { which: { ids: [randomUUID()] }, shown: false, reason: 'fuzz' },
  archiveCouponsAction: { couponIds: [randomUUID()], archived: true },
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
