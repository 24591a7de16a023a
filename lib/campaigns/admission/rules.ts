/** Younger than this nobody draws, whoever agrees. */
export const YOUNGEST = 8
/** From this age on nobody needs to agree. */
export const GROWN_UP = 18

/** How long a rest may be, in days. It can be made longer and never shorter. */
export const restDays = [1, 7, 30] as const
export type RestDays = (typeof restDays)[number]
