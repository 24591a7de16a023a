import type { ComponentProps, ReactNode } from 'react'
import { choiceLine, choiceStyle } from './choice-style'
import { classNames } from './class-names'
import { Check } from './icons'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: ReactNode
  hint?: ReactNode
  /** The label is read aloud only: a column of boxes in a table. */
  bare?: boolean
}

export function Checkbox({ label, hint, bare = false, className, ...rest }: CheckboxProps) {
  return (
    <label
      className={classNames(bare ? 'grid size-11 cursor-pointer place-items-center md:size-9' : choiceLine, className)}
    >
      <span className="relative mt-0.5 grid shrink-0 place-items-center">
        <input type="checkbox" {...rest} className={classNames(choiceStyle, 'rounded-sm')} />
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="pointer-events-none absolute size-3.5 text-on-primary opacity-0 peer-checked:opacity-100 forced-colors:hidden"
        />
      </span>
      <span className={bare ? 'sr-only' : undefined}>
        {label}
        {hint ? <span className="block text-ink-muted text-sm">{hint}</span> : null}
      </span>
    </label>
  )
}
