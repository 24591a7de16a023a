/** A number that somebody can be rung at. */
export const isPhone = (text: string): boolean => /^\+?\d[\d -]{5,18}\d$/.test(text)

/** How long a rest may be, in days. It can be made longer and never shorter. */
export const restDays = [1, 7, 30] as const
export type RestDays = (typeof restDays)[number]
