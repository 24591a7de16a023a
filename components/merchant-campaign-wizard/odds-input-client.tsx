'use client'
import { type ComponentProps, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Input } from '@/components/ui/input'
import { parseFinePercent, writeFinePercent } from '@/lib/i18n/decimal-text'

type OddsInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  /** millionths */
  value: number
  onValueChange: (value: number) => void
}

/** A percentage with four decimals, kept as whole millionths. What changes it from elsewhere is shown too. */
export function OddsInput({ value, onValueChange, className, ...rest }: OddsInputProps) {
  const [text, setText] = useState(Number.isNaN(value) ? '' : writeFinePercent(value))
  const shown = Number.isNaN(value) || parseFinePercent(text) === value ? text : writeFinePercent(value)
  return (
    <span className={classNames('relative block', className)}>
      <Input
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        value={shown}
        onChange={({ target }) => {
          setText(target.value)
          onValueChange(parseFinePercent(target.value) ?? Number.NaN)
        }}
        className="pr-9 tabular"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-3.5 grid place-items-center text-ink-muted"
      >
        %
      </span>
    </span>
  )
}
