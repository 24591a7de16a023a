/** Why codes did not come into a pool, most decisive first. */
export type PoolRefusal =
  | 'code-pool-unknown'
  | 'code-pool-name-taken'
  | 'code-file-empty'
  | 'code-file-too-long'
  | 'code-file-unreadable'

/** Why a run was not called off, or not tried again. */
export type CodeRunRefusal = 'run-unknown' | 'run-not-again' | 'code-pool-unknown'
