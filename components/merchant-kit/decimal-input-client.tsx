'use client'
import { type ComponentProps, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Input } from '@/components/ui/input'
import { parseHundredths, writeHundredths } from '@/lib/i18n/decimal-text'

type DecimalInputProps = Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'type'> & {
  /** hundredths: fen, basis points */
  value: number | null
  /** NaN for what is no number: the schema says so */
  onValueChange: (value: number | null) => void
  sign: string
  /** where the sign stands */
  side?: 'start' | 'end'
}

/** A number with two decimals as people type it, kept as whole hundredths. */
export function DecimalInput({ value, onValueChange, sign, side = 'start', className, ...rest }: DecimalInputProps) {
  const [text, setText] = useState(value === null || Number.isNaN(value) ? '' : writeHundredths(value))
  return (
    <span className={classNames('relative block', className)}>
      <span
        aria-hidden="true"
        className={classNames(
          'pointer-events-none absolute inset-y-0 grid place-items-center text-ink-muted',
          side === 'start' ? 'left-3.5' : 'right-3.5',
        )}
      >
        {sign}
      </span>
      <Input
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onValueChange(event.target.value.trim() === '' ? null : (parseHundredths(event.target.value) ?? Number.NaN))
        }}
        className={classNames('tabular', side === 'start' ? 'pl-8' : 'pr-9')}
      />
    </span>
  )
}
