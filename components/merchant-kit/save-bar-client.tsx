'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { useUnsavedGuard } from './unsaved-guard-client'

type SaveBarProps = {
  isDirty: boolean
  busy: boolean
  /** Puts back what was there; left out where there was nothing. */
  onDiscard?: (() => void) | undefined
  className?: string
}

/**
 * Stands at the foot of the window and of its form: says that something waits to be saved, saves it (⌘S and Ctrl-S too), and
 * asks before it is lost.
 */
export function SaveBar({ isDirty, busy, onDiscard, className = '' }: SaveBarProps) {
  const t = useTranslations('merchant.kit.save')
  const common = useTranslations('common.client')
  const bar = useRef<HTMLDivElement>(null)
  useUnsavedGuard(isDirty && !busy, t('leave'))
  useEffect(() => {
    if (!isDirty) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      bar.current?.closest('form')?.requestSubmit()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isDirty])
  // what nobody has touched needs no bar; what is new can always be sent
  const isShown = isDirty || onDiscard === undefined
  return (
    <div
      ref={bar}
      hidden={!isShown}
      className={`sticky bottom-0 z-20 -mx-4 flex items-center [&[hidden]]:hidden justify-end gap-2 border-line border-t bg-surface/95 px-4 py-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] md:mx-0 md:bottom-3 md:rounded-xl md:border md:pb-3 md:shadow-md ${className}`}
    >
      <p role="status" className="mr-auto text-ink-muted text-sm">
        {isDirty ? t('unsaved') : ''}
      </p>
      {isDirty && onDiscard ? (
        <Button tone="ghost" onClick={onDiscard}>
          {t('discard')}
        </Button>
      ) : null}
      <Button type="submit" busy={busy}>
        {common('save')}
      </Button>
    </div>
  )
}
