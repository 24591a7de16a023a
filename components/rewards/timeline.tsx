import { useLocale } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { formatDate } from '@/lib/i18n/format'

export type TimelineStep = { key: string; words: string; at: Date | null; isDone: boolean }

/** What has happened, from the press to the end, and what is still to come. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  const locale = useLocale()
  return (
    <ol aria-label={label} className="grid auto-cols-fr grid-flow-col text-xs">
      {steps.map(({ key, words, at, isDone }, place) => (
        <li key={key} className="group relative grid content-start gap-1 pr-2">
          <span aria-hidden="true" className="flex items-center">
            <span
              className={classNames(
                'size-2.5 shrink-0 rounded-full border-2',
                isDone ? 'border-seal bg-seal' : 'border-line-strong bg-surface',
              )}
            />
            <span
              className={classNames(
                '-mr-2 h-0.5 flex-1 group-last:hidden',
                steps[place + 1]?.isDone ? 'bg-seal' : 'bg-line',
              )}
            />
          </span>
          <span className={isDone ? 'text-ink' : 'text-ink-muted'}>{words}</span>
          {at ? <span className="text-ink-muted tabular">{formatDate(at, locale, 'near')}</span> : null}
        </li>
      ))}
    </ol>
  )
}
