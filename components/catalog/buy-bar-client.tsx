'use client'
import type { ReactNode } from 'react'

type BuyBarProps = { label: string; price: string; detail: string; children: ReactNode }

/** On a phone the button is always under the thumb, above the shop's own bar. */
export function BuyBar({ label, price, detail, children }: BuyBarProps) {
  return (
    <section
      data-thumb-bar
      aria-label={label}
      className="fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 flex items-center justify-between gap-4 border-line border-t bg-surface/95 px-4 py-2.5 backdrop-blur-md md:hidden"
    >
      <p className="min-w-0">
        <span className="block font-semibold text-lg leading-tight tabular">{price}</span>
        <span className="block truncate text-ink-muted text-xs">{detail}</span>
      </p>
      {children}
    </section>
  )
}
