/** Why an import was not called off, or not tried again. */
export type ImportRefusal = 'run-unknown' | 'run-not-again'
