/** What stands between somebody's age and a draw. */
export type AgeMissing = 'age-unstated' | 'age-too-young' | 'guardian-needed'

/** Why somebody may not draw now, most decisive first. */
export type AdmitRefusal = AgeMissing | 'play-paused'

/** Why an age was not written down. */
export type AgeRefusal = 'age-impossible' | 'age-stated'

/** Why a guardian's yes was not written down. */
export type GuardianRefusal = AgeMissing | 'guardian-not-needed'
