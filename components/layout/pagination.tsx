import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { ChevronLeft, ChevronRight } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'

type PaginationProps = {
  page: number
  pages: number
  /** The address of a page of the same list: a builder of `lib/paths` with the present query. */
  href: (page: number) => string
}

/** Earlier and later, and where one is. Nothing at all when everything is on one page. */
export function Pagination({ page, pages, href }: PaginationProps) {
  const t = useTranslations('common.pagination')
  if (pages <= 1) return null
  return (
    <nav aria-label={t('label')} className="mt-8 flex items-center justify-center gap-3">
      <Turn href={page > 1 ? href(page - 1) : null} rel="prev">
        <ChevronLeft aria-hidden="true" />
        {t('previous')}
      </Turn>
      <span aria-current="page" className="min-w-16 text-center text-ink-muted text-sm tabular">
        {t('of', { page, pages })}
      </span>
      <Turn href={page < pages ? href(page + 1) : null} rel="next">
        {t('next')}
        <ChevronRight aria-hidden="true" />
      </Turn>
    </nav>
  )
}

function Turn({ href, rel, children }: { href: string | null; rel: 'prev' | 'next'; children: React.ReactNode }) {
  const look = buttonStyle({ tone: 'outline', size: 'sm' })
  // a way that is closed stays in its place, so that the open one does not jump under the finger
  if (!href) {
    return (
      <span aria-hidden="true" className={`${look} pointer-events-none border-line text-ink-faint`}>
        {children}
      </span>
    )
  }
  return (
    <Link href={href} rel={rel} className={look}>
      {children}
    </Link>
  )
}
