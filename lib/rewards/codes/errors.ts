/** Why codes did not come into a pool, most decisive first. */
export type PoolRefusal =
  | 'code-pool-unknown'
  | 'code-pool-name-taken'
  | 'code-file-empty'
  | 'code-file-too-long'
  | 'code-file-unreadable'
