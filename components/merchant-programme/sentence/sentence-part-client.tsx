'use client'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { CircleAlert } from '@/components/ui/icons'
import type { PartId } from './part-of'

export type PartTone = 'plain' | 'warning' | 'wrong' | 'add'

const tones: Record<PartTone, string> = {
  plain: 'border-transparent bg-seal-soft text-on-seal-soft hover:border-seal/40',
  warning: 'border-warning/50 bg-warning-soft text-on-warning-soft',
  wrong: 'border-danger bg-danger-soft text-on-danger-soft',
  add: 'border-line-strong border-dashed bg-transparent text-ink-muted hover:text-ink',
}

type SentencePartProps = {
  id: PartId
  tone: PartTone
  /** what the tone says, read aloud */
  toneLabel: string | null
  isOpen: boolean
  onOpen: (id: PartId) => void
  children: ReactNode
}

export const partButtonId = (id: PartId) => `part-${id}`
export const PART_EDITOR_ID = 'part-editor'

/** A word or two of the rule's sentence: pressed, its fields open below. */
export function SentencePart({ id, tone, toneLabel, isOpen, onOpen, children }: SentencePartProps) {
  return (
    <button
      type="button"
      id={partButtonId(id)}
      aria-expanded={isOpen}
      aria-controls={isOpen ? PART_EDITOR_ID : undefined}
      onClick={() => onOpen(id)}
      className={classNames(
        'inline-flex min-h-11 max-w-full items-center gap-1.5 rounded-lg border px-2.5 text-start font-medium transition-colors md:min-h-9 [&_svg]:size-4 [&_svg]:shrink-0',
        isOpen ? 'border-primary bg-primary text-on-primary' : tones[tone],
      )}
    >
      <span className="min-w-0 break-words">{children}</span>
      {toneLabel ? (
        <>
          <CircleAlert aria-hidden="true" />
          <span className="sr-only">{toneLabel}</span>
        </>
      ) : null}
    </button>
  )
}
