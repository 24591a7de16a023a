import { type ReactNode, useId } from 'react'
import { classNames } from '@/components/ui/class-names'

type SectionProps = {
  title: ReactNode
  children: ReactNode
  /** At the end of the title's line: "see all", a filter. */
  aside?: ReactNode
  lead?: ReactNode
  /** Right behind the title, on phones too: how a figure is computed. */
  how?: ReactNode
  className?: string
}

/** A titled part of a page, named by its title. */
export function Section({ title, children, aside, lead, how, className }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classNames('mt-12 first:mt-0', className)}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <div>
          <div className="flex items-center gap-1">
            <h2 id={id} className="font-display font-semibold text-xl md:text-2xl">
              {title}
            </h2>
            {how}
          </div>
          {lead ? <p className="text-ink-muted text-sm">{lead}</p> : null}
        </div>
        {aside}
      </div>
      {children}
    </section>
  )
}
