/** Why a checked file was not imported. */
export type HistoryRefusal = 'history-run-unknown' | 'history-run-not-checked'
