'use client'
import { NumberField } from '@base-ui/react/number-field'
import { Minus, Plus } from 'lucide-react'

type QuantityFieldProps = {
  value: number
  max: number
  label: string
  moreLabel: string
  fewerLabel: string
  onChange: (quantity: number) => void
}

const step =
  'grid size-11 place-items-center text-ink-muted hover:bg-sunken hover:text-ink data-[disabled]:pointer-events-none data-[disabled]:opacity-40 md:size-9'

/** How many: by button, by arrow key or typed. */
export function QuantityField({ value, max, label, moreLabel, fewerLabel, onChange }: QuantityFieldProps) {
  return (
    <NumberField.Root
      value={value}
      min={1}
      max={Math.max(max, value)}
      onValueChange={(next) => {
        if (next !== null && Number.isInteger(next) && next >= 1 && next !== value) onChange(next)
      }}
    >
      <NumberField.Group className="inline-flex items-center overflow-hidden rounded-lg border border-line-strong bg-surface focus-within:border-focus">
        <NumberField.Decrement className={step} aria-label={fewerLabel}>
          <Minus aria-hidden="true" className="size-4" />
        </NumberField.Decrement>
        <NumberField.Input
          aria-label={label}
          className="h-11 w-9 bg-transparent text-center text-base tabular focus-visible:outline-none md:h-9 md:text-[0.9375rem]"
        />
        <NumberField.Increment className={step} aria-label={moreLabel}>
          <Plus aria-hidden="true" className="size-4" />
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  )
}
