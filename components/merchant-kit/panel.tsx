import { type ReactNode, useId } from 'react'
import { Card } from '@/components/ui/card'

type PanelProps = {
  title: ReactNode
  aside?: ReactNode
  /** a figure of the page leads here by this name */
  anchor?: string
  children: ReactNode
}

/** A titled card of a detail page. */
export function Panel({ title, aside, anchor, children }: PanelProps) {
  const id = useId()
  return (
    <section id={anchor} aria-labelledby={id} className="scroll-mt-20">
      <Card className="min-w-0">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <h2 id={id} className="min-w-0 flex-[1_1_10rem] font-display font-semibold text-lg">
            {title}
          </h2>
          {aside}
        </div>
        {children}
      </Card>
    </section>
  )
}
