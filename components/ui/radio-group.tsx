import type { ComponentProps, ReactNode } from 'react'
import { choiceStyle } from './choice-style'
import { classNames } from './class-names'
import { FormError } from './form-error'

type RadioGroupProps = {
  legend: ReactNode
  children: ReactNode
  /** The legend is read aloud only. */
  quiet?: boolean
  error?: ReactNode
  className?: string
}

/** One of several. Its children are `Radio`s of one `name`. */
export function RadioGroup({ legend, children, quiet = false, error, className }: RadioGroupProps) {
  return (
    <fieldset className={classNames('grid gap-2', className)}>
      <legend className={quiet ? 'sr-only' : 'mb-1.5 font-medium text-sm'}>{legend}</legend>
      {children}
      {error ? <FormError>{error}</FormError> : null}
    </fieldset>
  )
}

export const choiceCard =
  'flex min-h-13 cursor-pointer items-start gap-3 rounded-lg border border-line bg-surface px-4 py-3.5 transition-colors hover:border-line-strong has-checked:border-primary has-checked:bg-sunken has-disabled:cursor-not-allowed has-disabled:opacity-60'

export type RadioProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: ReactNode
  hint?: ReactNode
  /** At the far end of the line: a price, a tag. */
  aside?: ReactNode
}

/** One choice, as a card that shows by its edge that it is taken. */
export function Radio({ label, hint, aside, className, ...rest }: RadioProps) {
  return (
    <label className={classNames(choiceCard, className)}>
      <span className="relative mt-0.5 grid shrink-0 place-items-center">
        <input type="radio" {...rest} className={classNames(choiceStyle, 'rounded-full')} />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute size-2 rounded-full bg-on-primary opacity-0 peer-checked:opacity-100 forced-colors:hidden"
        />
      </span>
      <span className="min-w-0 flex-1">
        {label}
        {hint ? <span className="block text-ink-muted text-sm">{hint}</span> : null}
      </span>
      {aside ? <span className="shrink-0 font-medium tabular">{aside}</span> : null}
    </label>
  )
}
