import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { IntervalBar } from '@/components/merchant-kit/interval-bar'
import type { Estimate } from '@/lib/analytics/statistics/rules'
import { Link } from '@/lib/i18n/navigation'

type ComparedFigureProps = {
  /** as deep as the page has it */
  heading: 'h2' | 'h3'
  label: string
  badge?: ReactNode
  how: string
  value: string
  /** what it is made of, and the way to it for whoever may go it */
  made?: { text: string; href: string | undefined }
  /** the other side, in words */
  beside: string
  difference: Estimate | null
  verdict: string
  /** words a difference, with its sign */
  gap: (value: number) => string
}

/** A figure beside another, what chance leaves open about the difference, and the verdict in a word. */
export async function ComparedFigure(props: ComparedFigureProps) {
  const { heading: Heading, label, badge, how, value, made, beside, difference, verdict, gap } = props
  const t = await getTranslations('analytics.effect')
  return (
    <li className="grid content-start gap-3 rounded-xl border border-line bg-surface p-4 shadow-sm md:p-5">
      <div className="flex items-start justify-between gap-2">
        <Heading className="font-medium">
          {label}
          {badge}
        </Heading>
        <HowComputed label={t('how', { figure: label })} title={label}>
          {how}
        </HowComputed>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold text-2xl tabular tracking-tight">{value}</span>
        <span className="text-ink-muted text-sm tabular">{beside}</span>
      </p>
      {made ? (
        <p className="text-sm tabular">
          {made.href ? (
            <Link
              href={made.href}
              prefetch={false}
              className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              {made.text}
            </Link>
          ) : (
            made.text
          )}
        </p>
      ) : null}
      {difference ? (
        <IntervalBar
          interval={{ total: difference.value, low: difference.low, high: difference.high }}
          label={verdict}
          total={gap(difference.value)}
          words={t('interval', { low: gap(difference.low), high: gap(difference.high) })}
          zero="0"
        />
      ) : (
        <p className="text-ink-muted text-sm">{t('nothingToCompare')}</p>
      )}
    </li>
  )
}
