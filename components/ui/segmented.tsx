import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Option = { value: string; label: ReactNode; disabled?: boolean }

type SegmentedProps = {
  /** What is chosen: read aloud. */
  label: string
  name: string
  options: readonly Option[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  className?: string
}

/** Two to five choices side by side, of which one holds. A radio group that looks like a switch. */
export function Segmented({ label, name, options, value, defaultValue, onValueChange, className }: SegmentedProps) {
  return (
    <fieldset
      className={classNames('inline-flex max-w-full gap-1 overflow-x-auto rounded-xl bg-sunken p-1', className)}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="inline-flex min-h-11 cursor-pointer items-center whitespace-nowrap rounded-lg px-4 text-ink-muted text-sm transition-colors hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-sm has-disabled:cursor-not-allowed has-disabled:opacity-50 has-focus-visible:outline-2 has-focus-visible:outline-focus md:min-h-9 forced-colors:has-checked:border"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            disabled={option.disabled}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={onValueChange ? () => onValueChange(option.value) : undefined}
            readOnly={value !== undefined && !onValueChange}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
