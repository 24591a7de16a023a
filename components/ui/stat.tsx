import type { ReactNode } from 'react'
import { classNames } from './class-names'

type StatProps = {
  label: ReactNode
  value: ReactNode
  /** The change, with its sign and a word: «比上期 +12%». */
  delta?: { text: string; direction: 'up' | 'down' | 'level'; good?: boolean }
  hint?: ReactNode
  size?: 'md' | 'lg'
  tone?: 'ink' | 'seal'
  className?: string
}

const arrows = { up: '↑', down: '↓', level: '→' }

/** One figure and its name. Several stand in a `<dl>` (a grid); each is one group of it. */
export function Stat({ label, value, delta, hint, size = 'md', tone = 'ink', className }: StatProps) {
  return (
    <div className={classNames('grid content-start gap-0.5', className)}>
      <dt className="text-ink-muted text-sm">{label}</dt>
      <dd
        className={classNames(
          'font-semibold tabular tracking-tight',
          size === 'lg' ? 'text-4xl' : 'text-2xl',
          tone === 'seal' && 'text-seal-ink',
        )}
      >
        {value}
      </dd>
      {delta ? (
        <dd
          className={classNames(
            'text-sm tabular',
            delta.good === undefined ? 'text-ink-muted' : delta.good ? 'text-success' : 'text-on-danger-soft',
          )}
        >
          <span aria-hidden="true">{arrows[delta.direction]} </span>
          {delta.text}
        </dd>
      ) : null}
      {hint ? <dd className="text-ink-muted text-sm">{hint}</dd> : null}
    </div>
  )
}
