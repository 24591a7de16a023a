import { choiceStyle } from './choice-style'
import { classNames } from './class-names'
import { Check } from './icons'
import { choiceCard, type RadioProps } from './radio-group'

/** One of several that may be taken together, as a card that shows by its edge that it is taken. */
export function CheckCard({ label, hint, aside, className, ...rest }: RadioProps) {
  return (
    <label className={classNames(choiceCard, className)}>
      <span className="relative mt-0.5 grid shrink-0 place-items-center">
        <input type="checkbox" {...rest} className={classNames(choiceStyle, 'rounded-sm')} />
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="pointer-events-none absolute size-3.5 text-on-primary opacity-0 peer-checked:opacity-100 forced-colors:hidden"
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
