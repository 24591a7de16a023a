/** Boxes, rings and switches share one edge, one fill and one focus. Rings of which none is chosen are `:indeterminate`, and stay empty. */
export const choiceStyle =
  'peer size-5 shrink-0 cursor-pointer appearance-none border border-line-strong bg-surface transition-[background-color,border-color] checked:border-primary checked:bg-primary [&[type=checkbox]]:indeterminate:border-primary [&[type=checkbox]]:indeterminate:bg-primary disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger forced-colors:appearance-auto'

/** The whole line answers to the finger, not only the box. */
export const choiceLine = 'flex min-h-11 cursor-pointer items-start gap-3 py-2.5 md:min-h-9 md:py-1.5'
