'use client'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, ReactNode } from 'react'
import { toast } from '@/components/ui/toast-client'

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 }
const way = 'a[href], input[type=checkbox]'

/**
 * J and K walk down and up the rows, X ticks one, Enter opens one as any link. Only while the focus is among the rows, so that a
 * letter said or typed elsewhere does nothing (WCAG 2.1.4).
 */
export function RowKeys({ children }: { children: ReactNode }) {
  const t = useTranslations('merchant.keys')
  function press(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    if (event.key === '?') return toast.message(t('help'))
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr')].filter((row) =>
      row.querySelector(way),
    )
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    if (event.key.toLowerCase() === 'x')
      return rows[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
    const step = steps[event.key.toLowerCase()]
    if (!step) return
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    const next = row?.querySelector<HTMLElement>('a[href]') ?? row?.querySelector<HTMLElement>(way)
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  return (
    // it only moves the focus among the links inside
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={press} className="group">
      {children}
      {/* its place is kept: what stands below must not move away under a press */}
      <p className="invisible mt-2 hidden text-ink-muted text-sm group-focus-within:visible md:block">{t('help')}</p>
    </div>
  )
}
