/** Why a holdout was neither begun nor ended. */
export type SaveHoldoutRefusal = 'key-reused' | 'holdout-none'
