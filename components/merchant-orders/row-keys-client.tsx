'use client'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, ReactNode } from 'react'
import { toast } from '@/components/ui/toast-client'

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 }

/**
 * J and K walk down and up the rows, Enter opens one as any link. Only while the focus is among the rows, so that a
 * letter said or typed elsewhere does nothing (WCAG 2.1.4).
 */
export function RowKeys({ children }: { children: ReactNode }) {
  const t = useTranslations('merchant.orders.keys')
  function press(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    if (event.key === '?') return toast.message(t('help'))
    const step = steps[event.key.toLowerCase()]
    if (!step) return
    const rows = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tbody a[href]')]
    const at = rows.findIndex((row) => row === document.activeElement)
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  return (
    // it only moves the focus among the links inside
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={press} className="group">
      {children}
      <p className="mt-2 hidden text-ink-muted text-sm group-focus-within:md:block">{t('help')}</p>
    </div>
  )
}
