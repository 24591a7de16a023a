'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Undo2 } from '@/components/ui/icons'
import type { CartLine } from '@/lib/cart/rules'

/** Stands where the line stood, so that a slip is mended in the same place; the focus waits on the undo. */
export function RemovedLine({ line, onUndo }: { line: CartLine; onUndo: () => void }) {
  const t = useTranslations('cart.line')
  const title = useLocale() === 'en' ? line.titleEn : line.titleZh
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => undo.current?.focus({ preventScroll: true }), [])
  return (
    <div className="flex items-center justify-between gap-3 py-3 text-ink-muted text-sm">
      <p role="status" className="min-w-0 truncate">
        {t('removed', { title })}
      </p>
      <Button ref={undo} tone="outline" size="sm" aria-label={t('undoLine', { title })} onClick={onUndo}>
        <Undo2 aria-hidden="true" />
        {t('undo')}
      </Button>
    </div>
  )
}
