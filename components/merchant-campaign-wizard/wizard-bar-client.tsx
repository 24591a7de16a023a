'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { type Step, steps } from './wizard-steps'

type WizardBarProps = { step: Step; isDirty: boolean; busy: boolean; locked: boolean; onStep: (to: Step) => void }

/** Stands at the foot of the window: back, on, and keep it as it is. ⌘S and Ctrl-S keep it too. */
export function WizardBar({ step, isDirty, busy, locked, onStep }: WizardBarProps) {
  const t = useTranslations('campaigns-desk.wizard')
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
  const at = steps.indexOf(step)
  const [back, on] = [steps[at - 1], steps[at + 1]]
  return (
    <div
      ref={bar}
      className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-surface/95 px-4 py-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] md:mx-0 md:bottom-3 md:rounded-xl md:border md:pb-3 md:shadow-md"
    >
      <p role="status" className="mr-auto text-ink-muted text-sm">
        {isDirty && !locked ? t('unsaved') : ''}
      </p>
      {back ? (
        <Button tone="ghost" onClick={() => onStep(back)}>
          {t('back')}
        </Button>
      ) : null}
      {locked ? null : (
        <Button type="submit" tone="outline" busy={busy} disabled={!isDirty}>
          {t('saveDraft')}
        </Button>
      )}
      {on ? <Button onClick={() => onStep(on)}>{t('on', { step: t(`steps.${on}`) })}</Button> : null}
    </div>
  )
}
