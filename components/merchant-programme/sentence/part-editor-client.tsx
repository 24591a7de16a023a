'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Trash2 } from '@/components/merchant-kit/merchant-icons'
import { Button } from '@/components/ui/button'
import { useRulePart } from '../rule-field-client'
import { FieldNotes } from './field-notes-client'
import { PartFields } from './part-fields-client'
import { type PartId, pathsOf } from './part-of'
import { PART_EDITOR_ID, partButtonId } from './sentence-part-client'

type PartEditorProps = { part: PartId; onOpen: (part: PartId | null) => void }

/** The fields of the part that was pressed; another part is another editor. Escape and «done» lead back to it. */
export function PartEditor({ part, onOpen }: PartEditorProps) {
  const t = useTranslations('points-desk.programme.sentence')
  const box = useRef<HTMLElement>(null)
  const { value: conditions, set } = useRulePart('conditions')
  const scope = useRulePart('scope')
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, select, textarea, button[data-first]')?.focus()
  }, [])
  const leaveTo = (next: PartId) => {
    onOpen(null)
    requestAnimationFrame(() => document.getElementById(partButtonId(next))?.focus())
  }
  const kind = part.startsWith('if.') && part !== 'if.new' ? part.slice('if.'.length) : null
  const drop = () => {
    const left = conditions.filter((one) => one.kind !== kind)
    set(left)
    if (!left.some((one) => one.kind === 'products' || one.kind === 'collections')) scope.set('order')
    leaveTo('if.new')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    leaveTo(part)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is heard wherever the focus is in it
    <section
      ref={box}
      id={PART_EDITOR_ID}
      aria-label={t(`parts.${kind ?? part}` as 'parts.then')}
      onKeyDown={onKeyDown}
      className="mt-4 grid gap-4 rounded-xl bg-sunken p-4"
    >
      <h3 className="font-medium">{t(`parts.${kind ?? part}` as 'parts.then')}</h3>
      <PartFields part={part} onOpen={onOpen} />
      <FieldNotes paths={pathsOf(part)} />
      {part === 'if.new' ? null : (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => leaveTo(part)}>
            {t('done')}
          </Button>
          {kind ? (
            <Button size="sm" tone="ghost" onClick={drop}>
              <Trash2 aria-hidden="true" />
              {t('drop')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  )
}
