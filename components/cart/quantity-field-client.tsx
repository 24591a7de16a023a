'use client'
import { useState } from 'react'
import { NumberField } from '@/components/ui/number-field-client'
import { MOST_PIECES } from '@/lib/cart/rules'

type QuantityFieldProps = {
  value: number
  min?: number
  max: number
  label: string
  moreLabel: string
  fewerLabel: string
  onChange: (quantity: number) => void
}

/** How many: by button, by arrow key or typed. A field that is being emptied keeps the last whole number. */
export function QuantityField({ value, min = 1, max, label, moreLabel, fewerLabel, onChange }: QuantityFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <NumberField
      size="sm"
      className="w-33 md:w-31"
      aria-label={label}
      increaseLabel={moreLabel}
      decreaseLabel={fewerLabel}
      min={min}
      max={Math.max(max, value)}
      value={typed ?? value}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const { value: text } = event.target
        const quantity = Number(text)
        const isQuantity = Number.isInteger(quantity) && quantity >= min && quantity <= MOST_PIECES
        setTyped(isQuantity ? null : text)
        if (isQuantity && quantity !== value) onChange(quantity)
      }}
    />
  )
}
