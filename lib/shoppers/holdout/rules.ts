/** At most a fifth of who joins is drawn. */
export const MOST_HELD_OUT_BPS = 2_000
/** Four weeks at least, for less says nothing; a year at most, for nobody is held out for good. */
export const holdoutDays = { least: 28, most: 366 } as const

/**
 * Which rules are kept from who is held out: those for deeds. What is earned by paying is part of the price, the same for everybody,
 * and what signing up gives was promised before anybody could be drawn. `holdout_withholds` says the same in the database.
 */
export const isWithheld = (trigger: { kind: string; code?: string }): boolean =>
  trigger.kind === 'behaviour' && trigger.code !== 'sign-up'
