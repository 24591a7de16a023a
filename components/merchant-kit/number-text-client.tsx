'use client'
import type { ComponentProps } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Input } from '@/components/ui/input'

type NumberTextProps = ComponentProps<'input'> & { unit: string }

/** What react-hook-form makes of a whole number that may be left empty. */
export const wholeOrNull = { setValueAs: (text: unknown) => (text === '' || text === null ? null : Number(text)) }
export const whole = { setValueAs: (text: unknown) => (text === '' || text === null ? Number.NaN : Number(text)) }

/** A whole number with its unit written inside the field. */
export function NumberText({ unit, className, ...rest }: NumberTextProps) {
  return (
    <span className={classNames('relative block', className)}>
      <Input inputMode="numeric" autoComplete="off" {...rest} className="pr-20 tabular" />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-3.5 grid place-items-center text-ink-muted text-sm"
      >
        {unit}
      </span>
    </span>
  )
}
