import { type ReactNode, useId } from 'react'
import { Card } from '@/components/ui/card'

/** A titled card of a detail page. */
export function Panel({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
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
