/** Why a code was not checked off, most decisive first. */
export type VerifyRefusal =
  | 'code-malformed'
  | 'code-unknown'
  | 'key-reused'
  | 'code-other-store'
  | 'code-used'
  | 'code-void'
  | 'code-expired'

/** Why a verification was not undone. */
export type UndoRefusal = 'verification-unknown' | 'verification-too-old'
