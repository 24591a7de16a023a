'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { CircleAlert, CircleCheck } from '@/components/ui/icons'
import { isBlocking } from '@/lib/earning/notes/rules'
import { useRuleDesk } from '../rule-desk-client'
import { useNoteWords } from '../sentence/field-notes-client'
import { type PartId, partOfPath } from '../sentence/part-of'

/** All that is to be thought of before publishing; each leads to its field. */
export function Notes({ onOpen }: { onOpen: (part: PartId) => void }) {
  const t = useTranslations('points-desk.programme.lint')
  const { notes, rule } = useRuleDesk()
  const words = useNoteWords()
  if (!rule) return null
  if (notes.length === 0) {
    return (
      <p className="flex items-center gap-2 text-sm text-success">
        <CircleCheck aria-hidden="true" className="size-4.5" />
        {t('clean')}
      </p>
    )
  }
  return (
    <ul aria-label={t('title')} className="grid gap-1.5">
      {notes.map((one) => (
        <li key={`${one.path} ${one.code}`}>
          <button
            type="button"
            onClick={() => onOpen(partOfPath(one.path))}
            className={classNames(
              'flex min-h-11 w-full items-start gap-2.5 rounded-lg px-3 py-2.5 text-start text-sm hover:underline hover:underline-offset-4',
              isBlocking(one) ? 'bg-danger-soft text-on-danger-soft' : 'bg-warning-soft text-on-warning-soft',
            )}
          >
            <CircleAlert aria-hidden="true" className="mt-0.5 size-4.5 shrink-0" />
            <span>
              {isBlocking(one) ? <strong className="font-semibold">{t('mustFix')}</strong> : null}
              {words(one)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
