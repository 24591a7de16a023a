import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Check } from './icons'

type Step = { key: string; label: ReactNode; note?: ReactNode }

/** Where a thing stands on its way. `at` is the step under way; all of them done when it is past the last. */
export function Stepper({
  steps,
  at,
  label,
  className,
}: {
  steps: readonly Step[]
  at: number
  label: string
  className?: string
}) {
  return (
    <ol aria-label={label} className={classNames('grid auto-cols-fr grid-flow-col', className)}>
      {steps.map(({ key, label: name, note }, place) => {
        const done = place < at
        return (
          <li
            key={key}
            aria-current={place === at ? 'step' : undefined}
            className="group relative grid content-start justify-items-center gap-1 text-center"
          >
            <span
              aria-hidden="true"
              className={classNames(
                'absolute top-3.5 right-1/2 left-[-50%] h-0.5 group-first:hidden',
                place <= at ? 'bg-primary' : 'bg-line',
              )}
            />
            <span
              aria-hidden="true"
              className={classNames(
                'z-1 grid size-7 place-items-center rounded-full border-2 text-xs tabular',
                done && 'border-primary bg-primary text-on-primary',
                place === at && 'border-seal bg-surface font-semibold text-seal-ink',
                place > at && 'border-line bg-surface text-ink-faint',
              )}
            >
              {done ? <Check className="size-4" strokeWidth={3} /> : place + 1}
            </span>
            <span className={classNames('px-1 text-sm', place === at ? 'font-medium' : 'text-ink-muted')}>{name}</span>
            {note ? <span className="text-ink-muted text-xs">{note}</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
