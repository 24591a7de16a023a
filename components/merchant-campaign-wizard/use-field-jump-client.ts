'use client'
import { useEffect, useState } from 'react'

/** Goes to a field by its name once it is drawn: opens what it is folded in, shows it and gives it the keyboard. */
export function useFieldJump(): (field: string) => void {
  const [wanted, want] = useState<{ field: string } | null>(null)
  useEffect(() => {
    if (!wanted) return
    const place = closest(wanted.field)
    if (!place) return
    for (let around = place.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
      around.open = true
    place.scrollIntoView({ block: 'center' })
    place.querySelector<HTMLElement>('input:not([hidden]), select, textarea, button')?.focus({ preventScroll: true })
  }, [wanted])
  return (field) => want({ field })
}

/** The field itself, else what it is a part of. */
function closest(field: string): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  const above = field.lastIndexOf('.')
  return found ?? (above > 0 ? closest(field.slice(0, above)) : null)
}
