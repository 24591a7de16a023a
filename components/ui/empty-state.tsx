import type { ReactNode } from 'react'
import { classNames } from './class-names'

type EmptyStateProps = {
  title: ReactNode
  /** One sentence: why it is empty, or what would fill it. */
  children?: ReactNode
  /** One thing to do next. */
  action?: ReactNode
  /** A sign or an icon, drawn like a faded stamp. */
  mark?: ReactNode
  as?: 'h1' | 'h2' | 'h3' | 'p'
  className?: string
}

export function EmptyState({ title, children, action, mark, as: Title = 'h2', className }: EmptyStateProps) {
  return (
    <div className={classNames('mx-auto grid max-w-sm justify-items-center gap-3 py-14 text-center', className)}>
      {mark ? (
        <span
          aria-hidden="true"
          className="-rotate-6 mb-2 grid size-20 place-items-center rounded-2xl border-2 border-line-strong/60 border-dashed font-display text-2xl text-ink-faint [&_svg]:size-8"
        >
          {mark}
        </span>
      ) : null}
      <Title className="font-display font-semibold text-xl">{title}</Title>
      {children ? <p className="text-ink-muted">{children}</p> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
