import { type ReactNode, useId } from 'react'
import { Card } from '@/components/ui/card'

/** A titled card of the product's form. */
export function FormPart({
  title,
  hint,
  aside,
  children,
}: {
  title: string
  hint?: string
  aside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Card className="grid min-w-0 gap-4">
        <div className="flex flex-wrap items-start justify-between gap-2">
          <div>
            <h2 id={id} className="font-display font-semibold text-lg">
              {title}
            </h2>
            {hint ? <p className="text-ink-muted text-sm">{hint}</p> : null}
          </div>
          {aside}
        </div>
        {children}
      </Card>
    </section>
  )
}
