'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useFormContext } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import type { SaveProductFields } from '@/lib/catalog/schema'

/** Stands at the foot of the window while there is something to save. ⌘S and Ctrl-S save too. */
export function SaveBar({ isNew, onDiscard }: { isNew: boolean; onDiscard: () => void }) {
  const t = useTranslations('merchant-catalog.form')
  const { formState } = useFormContext<SaveProductFields>()
  const { isDirty, isSubmitting } = formState
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      bar.current?.closest('form')?.requestSubmit()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <div
      ref={bar}
      className="sticky bottom-0 z-20 -mx-4 flex items-center justify-end gap-2 border-line border-t bg-surface/95 px-4 py-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] md:mx-0 md:bottom-3 md:rounded-xl md:border md:pb-3 md:shadow-md lg:col-span-2"
    >
      <p role="status" className="mr-auto text-ink-muted text-sm">
        {isDirty ? t('unsaved') : ''}
      </p>
      {isDirty && !isNew ? (
        <Button tone="ghost" onClick={onDiscard}>
          {t('discard')}
        </Button>
      ) : null}
      <Button type="submit" busy={isSubmitting}>
        {t('save')}
      </Button>
    </div>
  )
}
