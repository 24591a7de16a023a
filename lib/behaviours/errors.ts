/** Why a behaviour of the catalogue was not stated, most decisive first. */
export type SaveBehaviourRefusal = 'behaviour-unknown' | 'behaviour-code-taken'

/** Why something that happened was not written down, most decisive first. */
export type RecordBehaviourRefusal =
  | 'key-reused'
  | 'behaviour-unknown'
  | 'behaviour-own-account'
  | 'shopper-unknown'
  | 'behaviour-field'

/** Why an event was neither decided nor undone. */
export type EventRefusal = 'event-unknown' | 'behaviour-rules-changed'
