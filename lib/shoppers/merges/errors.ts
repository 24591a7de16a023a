/** Why two accounts were not merged, or not taken apart again; most decisive first. */
export type MergeRefusal =
  | 'merge-unknown'
  | 'account-unknown'
  | 'merge-not-possible'
  | 'merge-waits-for-payment'
  | 'merge-went-on'
  | 'key-reused'
