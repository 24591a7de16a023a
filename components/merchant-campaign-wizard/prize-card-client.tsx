'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { PrizePicture } from '@/components/campaigns/prize-picture'
import { ArrowDown, ArrowUp, Copy, GripVertical, Trash2 } from '@/components/merchant-kit/merchant-icons'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import type { Definition } from '@/lib/campaigns/schema'
import { FieldNotes, findingTone, useFindings, useFindingText } from './findings-client'
import { OddsInput } from './odds-input-client'
import { PrizeFields } from './prize-fields-client'
import type { Dragging } from './prize-list-client'
import { WholeField, WizardField } from './wizard-field-client'

type PrizeCardProps = {
  at: number
  count: number
  drag: Dragging
  onMove: (to: number) => void
  onCopy: () => void
  onDelete: () => void
}

/** One prize: its odds and pieces at hand, the rest of it folded away until it is opened or something is wrong in it. */
export function PrizeCard({ at, count, drag, onMove, onCopy, onDelete }: PrizeCardProps) {
  const t = useTranslations('campaigns-desk.wizard.prizes')
  const locale = useLocale()
  const { control } = useFormContext<Definition>()
  const prize = useWatch({ control, name: `prizes.${at}` })
  const [kind, mode] = useWatch({ control, name: ['kind', 'draw.mode'] })
  const title = (locale === 'en' ? prize.titleEn : prize.titleZh) || t('untitled', { no: prize.no })
  return (
    <li
      {...drag.row}
      aria-label={title}
      className={classNames(
        'grid gap-3 rounded-xl border border-line bg-surface p-3 md:p-4',
        drag.isHeld && 'opacity-50',
        drag.isBefore && 'shadow-[inset_0_3px_0_var(--seal)]',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span
          draggable
          title={t('drag')}
          aria-hidden="true"
          {...drag.grip}
          className="hidden cursor-grab p-1 text-ink-faint hover:text-ink md:block"
        >
          <GripVertical className="size-4" />
        </span>
        <span className="size-12 shrink-0 overflow-hidden rounded-lg">
          <PrizePicture prize={prize} sizes="3rem" />
        </span>
        <span className="grid min-w-0 flex-1 basis-32">
          <span className="truncate font-medium">{title}</span>
          <span className="text-ink-muted text-sm tabular">
            {t('number', { no: prize.no })}
            {prize.hidden ? ` · ${t('isHidden')}` : ''}
          </span>
        </span>
        <span className="ms-auto flex items-center">
          <IconButton label={t('up', { title })} size="sm" disabled={at === 0} onClick={() => onMove(at - 1)}>
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton label={t('down', { title })} size="sm" disabled={at === count - 1} onClick={() => onMove(at + 1)}>
            <ArrowDown aria-hidden="true" />
          </IconButton>
          <IconButton label={t('copy', { title })} size="sm" onClick={onCopy}>
            <Copy aria-hidden="true" />
          </IconButton>
          <IconButton label={t('delete', { title })} size="sm" onClick={onDelete}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      {kind === 'invite' ? null : (
        <div className="grid grid-cols-2 gap-3">
          {mode === 'deck' ? null : <OddsField at={at} />}
          <WholeField
            name={`prizes.${at}.stock`}
            label={t('stock')}
            unit={t('pieces')}
            empty
            optional={mode !== 'deck'}
          />
        </div>
      )}
      <Folded at={at} summary={t('more')} />
    </li>
  )
}

function OddsField({ at }: { at: number }) {
  const t = useTranslations('campaigns-desk.wizard.prizes')
  const { control } = useFormContext<Definition>()
  return (
    <Controller
      control={control}
      name={`prizes.${at}.weight`}
      render={({ field: { value, onChange, ...rest } }) => (
        <WizardField name={`prizes.${at}.weight`} label={t('odds')}>
          <OddsInput value={value} onValueChange={onChange} {...rest} />
        </WizardField>
      )}
    />
  )
}

const beside = ['weight', 'stock']

/** What is folded away comes out by itself once its schema or the linter has something against it. */
function Folded({ at, summary }: { at: number; summary: string }) {
  const { formState, getFieldState } = useFormContext<Definition>()
  const within = useFindings().filter(
    ({ field, level }) =>
      level !== 'hint' && field.startsWith(`prizes.${at}.`) && !beside.includes(field.split('.')[2] ?? ''),
  )
  const textOf = useFindingText()
  const error = getFieldState(`prizes.${at}`, formState).error
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (error && details.current) details.current.open = true
  }, [error])
  const [first] = within
  return (
    <details ref={details} className="group rounded-lg bg-sunken/60 px-3">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 py-2 text-sm">
        <span className="font-medium">{summary}</span>
        {first ? (
          <span className={classNames('group-open:hidden', findingTone[first.level])}>{textOf(first)}</span>
        ) : null}
      </summary>
      <div className="grid gap-4 pt-1 pb-4">
        <PrizeFields at={at} />
        <FieldNotes name={`prizes.${at}`} />
      </div>
    </details>
  )
}
