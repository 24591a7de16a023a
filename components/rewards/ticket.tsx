import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

type TicketProps = {
  /** on the near side of the perforation: what it is worth, or what it looks like */
  stub: ReactNode
  title: ReactNode
  /** under the title: from when, until when, how many are left */
  note: ReactNode
  children?: ReactNode
  /** beside the title: a heart */
  aside?: ReactNode
  faded?: boolean
  as?: 'h2' | 'h3'
}

/** Something one tears off: what it is on the stub, what it asks beside it. */
export function Ticket({ stub, title, note, children, aside, faded = false, as: Title = 'h3' }: TicketProps) {
  return (
    <article
      className={classNames(
        'flex h-full overflow-hidden rounded-xl border border-line bg-surface shadow-sm',
        faded && 'bg-sunken shadow-none',
      )}
    >
      <div
        className={classNames(
          'grid w-28 shrink-0 place-items-center border-line border-r-2 border-dashed text-center font-display font-semibold text-lg leading-snug [&_svg]:size-9',
          faded ? 'text-ink-muted' : 'bg-seal-soft text-on-seal-soft',
        )}
      >
        {stub}
      </div>
      <div className="grid min-w-0 flex-1 content-between gap-3 p-4">
        <div className={classNames(faded && 'text-ink-muted')}>
          <div className="flex items-start justify-between gap-2">
            <Title className="font-medium leading-snug">{title}</Title>
            {aside}
          </div>
          <div className="mt-0.5 text-ink-muted text-sm">{note}</div>
        </div>
        {children}
      </div>
    </article>
  )
}
