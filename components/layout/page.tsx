import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { contentId } from './skip-link'

type PageProps = {
  children: ReactNode
  /** The page's one h1. A page that draws its own (a product, the home page) leaves it out. */
  title?: ReactNode
  /** A line under the title. */
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Above the title: where one is. */
  breadcrumb?: ReactNode
  /** `narrow` for forms and reading. */
  width?: 'wide' | 'narrow'
  className?: string
}

/** Every page's `<main>`: one landmark, one h1, the house's margins. */
export function Page({ children, title, lead, actions, breadcrumb, width = 'wide', className }: PageProps) {
  return (
    <main id={contentId} tabIndex={-1} className="wrap py-6 outline-none md:py-10">
      <div className={classNames(width === 'narrow' && 'mx-auto max-w-2xl', className)}>
        {breadcrumb}
        {title ? (
          <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 md:mb-8">
            <div className="grid gap-1">
              <h1 className="font-display font-semibold text-2xl md:text-3xl">{title}</h1>
              {lead ? <p className="text-ink-muted">{lead}</p> : null}
            </div>
            {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
          </div>
        ) : null}
        {children}
      </div>
    </main>
  )
}
