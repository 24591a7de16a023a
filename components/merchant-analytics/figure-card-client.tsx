'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { classNames } from '@/components/ui/class-names'
import type { Change } from '@/lib/analytics/rules'
import { Link } from '@/lib/i18n/navigation'
import { Sparkline } from './sparkline'

type FigureCardProps = {
  label: string
  value: string
  /** how it moved, in sign and word; left out where there is nothing to compare with */
  change?: Change
  changeText?: string
  how: ReactNode
  hint?: ReactNode
  /** the rows that it sums */
  href?: string
  /** the figure of each day, oldest first */
  days?: readonly number[]
  tone?: 'ink' | 'seal'
  /** more is not always better: points that are handed out are a debt */
  neutral?: boolean
}

const arrows = { up: '↑', down: '↓', level: '→' }

/** A figure, how it moved, how it is computed; pressing it shows the rows it is made of. */
export function FigureCard({
  label,
  value,
  change,
  changeText,
  how,
  hint,
  href,
  days,
  tone,
  neutral,
}: FigureCardProps) {
  const t = useTranslations('analytics.frame')
  const isPlain = neutral || change?.direction === 'level'
  return (
    <div className="relative grid min-w-0 content-start gap-0.5 rounded-xl border border-line bg-surface p-3.5 shadow-sm transition-[border-color,box-shadow] has-[a]:hover:border-line-strong has-[a]:hover:shadow-md md:p-5">
      <dt className="flex items-start justify-between gap-2 text-ink-muted text-sm">
        {label}
        <HowComputed label={t('how', { figure: label })} title={label}>
          {how}
        </HowComputed>
      </dt>
      <dd
        className={classNames(
          'font-semibold text-xl tabular tracking-tight md:text-2xl',
          tone === 'seal' && 'text-seal-ink',
        )}
      >
        {href ? (
          <Link href={href} prefetch={false} className="after:absolute after:inset-0 after:rounded-xl">
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
      {change ? (
        <dd
          className={classNames(
            'text-sm tabular',
            isPlain ? 'text-ink-muted' : change.direction === 'up' ? 'text-success' : 'text-on-danger-soft',
          )}
        >
          <span aria-hidden="true">{arrows[change.direction]} </span>
          {changeText}
        </dd>
      ) : null}
      {hint ? <dd className="text-ink-muted text-sm tabular">{hint}</dd> : null}
      {days && days.length > 1 ? (
        <dd aria-hidden="true" className="self-end">
          <Sparkline values={days} />
        </dd>
      ) : null}
    </div>
  )
}
