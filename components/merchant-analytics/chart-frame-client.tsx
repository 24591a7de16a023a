'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useDeferredValue, useId, useState } from 'react'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { classNames } from '@/components/ui/class-names'
import { Segmented } from '@/components/ui/segmented'

type ChartFrameProps = {
  title: string
  /** A picture; what it shows stands in the table too. Load its drawing code with `dynamic`, `ssr: false`. */
  chart: ReactNode
  /** Nothing has happened that could be drawn: a sentence stands for the picture and its table. */
  isEmpty?: boolean
  /** The picture has links in it: it is read as a group of them, not as one picture. */
  hasLinks?: boolean
  /** The same in figures, with nothing in it that the keyboard comes to. */
  table: ReactNode
  /** the table is long or wide: it moves in itself */
  scrolls?: boolean
  /** What belongs to the table alone: its file. */
  file?: ReactNode
  how?: ReactNode
  /** Under either of the two. */
  note?: ReactNode
  className?: string
}

/**
 * A picture that can be read as a table. Whoever hears the page has the table behind the picture, without asking for it: it is drawn
 * once the page stands, so that nobody waits for it. A picture of links is read by its links.
 */
export function ChartFrame(props: ChartFrameProps) {
  const { title, chart, isEmpty = false, hasLinks = false, table, scrolls = false, file, how, note, className } = props
  const t = useTranslations('analytics.frame')
  const [view, setView] = useState('chart')
  const id = useId()
  const isHeard = useDeferredValue(true, false) && !hasLinks
  return (
    <section
      aria-label={title}
      className={classNames('min-w-0 rounded-xl border border-line bg-surface p-4 shadow-sm md:p-5', className)}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <div className="flex items-center gap-2">
          <h2 className="font-display font-semibold text-lg">{title}</h2>
          {how ? (
            <HowComputed label={t('how', { figure: title })} title={title}>
              {how}
            </HowComputed>
          ) : null}
        </div>
        {isEmpty ? null : (
          <Segmented
            label={t('view.label', { chart: title })}
            name={`view-${id}`}
            value={view}
            onValueChange={setView}
            options={[
              { value: 'chart', label: t('view.chart') },
              { value: 'table', label: t('view.table') },
            ]}
          />
        )}
      </div>
      {isEmpty ? (
        <p className="grid min-h-40 place-items-center text-center text-ink-muted">{t('view.nothing')}</p>
      ) : view === 'chart' ? (
        <>
          <div
            role={hasLinks ? 'group' : 'img'}
            aria-label={t(hasLinks ? 'view.linked' : 'view.pictured', { chart: title })}
          >
            {chart}
          </div>
          {isHeard ? <div className="sr-only">{table}</div> : null}
        </>
      ) : (
        <>
          {scrolls ? <Scrolled label={title}>{table}</Scrolled> : table}
          {file}
        </>
      )}
      {note && !isEmpty ? <p className="mt-3 text-ink-muted text-sm">{note}</p> : null}
    </section>
  )
}

const Scrolled = ({ label, children }: { label: string; children: ReactNode }) => (
  // it scrolls, so the keyboard must be able to reach it
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div tabIndex={0} role="region" aria-label={label} className="max-h-96 overflow-auto rounded-lg">
    {children}
  </div>
)
