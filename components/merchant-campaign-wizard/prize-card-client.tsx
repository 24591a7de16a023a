'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { PrizePicture } from '@/components/campaigns/prize-picture'
import { ArrowDown, ArrowUp, Copy, GripVertical, Trash2 } from '@/components/merchant-kit/merchant-icons'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { ChevronDown } from '@/components/ui/icons'
import { isDrawn } from '@/lib/campaigns/rules'
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
      <div className="grid grid-cols-2 items-start gap-3 md:flex">
        <div className="col-span-2 flex min-w-0 items-center gap-3 md:flex-1 md:self-center">
          <span
            draggable
            title={t('drag')}
            aria-hidden="true"
            {...drag.grip}
            className="hidden cursor-grab p-1 text-ink-faint hover:text-ink md:block"
          >
            <GripVertical className="size-4" />
          </span>
          <span className="size-14 shrink-0 overflow-hidden rounded-lg">
            <PrizePicture prize={prize} sizes="3.5rem" className="text-base" />
          </span>
          <span className="grid min-w-0 flex-1">
            <span className="font-medium leading-snug">{title}</span>
            <span className="text-ink-muted text-sm tabular">
              {t('number', { no: prize.no })}
              {prize.hidden ? ` · ${t('isHidden')}` : ''}
            </span>
          </span>
        </div>
        {isDrawn({ kind }) ? (
          <>
            {mode === 'deck' ? null : <OddsField at={at} />}
            <WholeField
              name={`prizes.${at}.stock`}
              label={t(mode === 'deck' ? 'stock' : 'stockOrNone')}
              unit={t('pieces')}
              empty
              className="md:w-32"
            />
          </>
        ) : null}
      </div>
      <div className="relative">
        <Folded at={at} summary={t('more')} />
        <PrizeDeeds title={title} at={at} count={count} onMove={onMove} onCopy={onCopy} onDelete={onDelete} />
      </div>
    </li>
  )
}

type PrizeDeedsProps = Omit<PrizeCardProps, 'drag'> & { title: string }

function PrizeDeeds({ title, at, count, onMove, onCopy, onDelete }: PrizeDeedsProps) {
  const t = useTranslations('campaigns-desk.wizard.prizes')
  return (
    <span className="absolute top-0 right-0 flex items-center">
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
        <WizardField name={`prizes.${at}.weight`} label={t('odds')} className="md:w-32">
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
    <details ref={details} className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-x-2 py-1 pe-44 text-sm [&::-webkit-details-marker]:hidden">
        <ChevronDown
          aria-hidden="true"
          className="size-4 shrink-0 text-ink-muted transition-transform group-open:rotate-180"
        />
        <span className="text-ink-muted">{summary}</span>
        {first ? (
          <span className={classNames('group-open:hidden', findingTone[first.level])}>{textOf(first)}</span>
        ) : null}
      </summary>
      <div className="grid gap-4 rounded-lg bg-sunken p-4">
        <PrizeFields at={at} />
        <FieldNotes name={`prizes.${at}`} />
      </div>
    </details>
  )
}
