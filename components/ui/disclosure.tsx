import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { ChevronDown } from './icons'

type DisclosureProps = {
  summary: ReactNode
  children: ReactNode
  open?: boolean
  /** Of several with one name only one is open at a time. */
  name?: string
  className?: string
}

/** A line that opens. The browser's own, so that find-in-page opens it too. */
export function Disclosure({ summary, children, open, name, className }: DisclosureProps) {
  return (
    <details open={open} name={name} className={classNames('group border-line border-b', className)}>
      <summary className="flex min-h-13 list-none items-center justify-between gap-4 py-3 font-medium [&::-webkit-details-marker]:hidden">
        {summary}
        <ChevronDown
          aria-hidden="true"
          className="size-5 shrink-0 text-ink-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="pb-5 text-ink-muted">{children}</div>
    </details>
  )
}
