import { Fragment } from 'react'
import { ChevronRight } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'

type Crumb = { label: string; href?: string }

/** The way here from the top. The last one is this page and leads nowhere. */
export function Breadcrumb({ items, label }: { items: readonly Crumb[]; label: string }) {
  return (
    <nav aria-label={label} className="-mt-3 mb-2 md:mt-0 md:mb-3">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-ink-muted text-sm">
        {items.map(({ label: name, href }, place) => (
          <Fragment key={`${href}${name}`}>
            {place > 0 ? (
              <li aria-hidden="true">
                <ChevronRight className="size-3.5" />
              </li>
            ) : null}
            <li>
              {href ? (
                <Link
                  href={href}
                  className="inline-flex min-h-11 items-center underline-offset-4 hover:text-ink hover:underline md:min-h-8"
                >
                  {name}
                </Link>
              ) : (
                <span aria-current="page">{name}</span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}
