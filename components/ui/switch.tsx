// A native box says itself whether it is checked.
/* oxlint-disable jsx-a11y/role-has-required-aria-props */
import type { ComponentProps, ReactNode } from 'react'
import { choiceLine } from './choice-style'
import { classNames } from './class-names'

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role' | 'children'> & { label: ReactNode; hint?: ReactNode }

/** On or off, at once. What waits for a save button is a Checkbox. */
export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  return (
    <label className={classNames(choiceLine, 'justify-between', className)}>
      <span>
        {label}
        {hint ? <span className="block text-ink-muted text-sm">{hint}</span> : null}
      </span>
      <input
        type="checkbox"
        role="switch"
        {...rest}
        className="relative h-6.5 w-11 shrink-0 cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-colors before:absolute before:top-[3px] before:left-[3px] before:size-4.5 before:rounded-full before:bg-line-strong before:transition-[translate,background-color] checked:border-primary checked:bg-primary checked:before:translate-x-4.5 checked:before:bg-on-primary disabled:opacity-50 forced-colors:appearance-auto"
      />
    </label>
  )
}
