/** Why a checked file was not imported. */
export type HistoryRefusal = 'history-run-unknown' | 'history-run-not-checked'

/** Why a history was not brought back. */
export type RestoreRefusal = 'history-unknown' | 'history-name-taken'

/** Why a reading was not called off, or not tried again. */
export type RunRefusal = 'run-unknown' | 'run-not-again'
