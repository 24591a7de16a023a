import { useTranslations } from 'next-intl'
import { listQuery, listSorts } from '@/lib/catalog/listing/rules'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { ListLink } from './list-link'
import type { ListPlace } from './product-list'

/** The orders a list can stand in, side by side. The first is how it stands when nobody asked. */
export function SortLinks({ params, place }: { params: ListParams; place: ListPlace }) {
  const t = useTranslations('catalog.list')
  const sorts = params.q ? (['relevance', ...listSorts] as const) : listSorts
  const now = params.sort ?? sorts[0]
  return (
    <nav aria-label={t('sort')} className="-mx-1 min-w-0 overflow-x-auto px-1 [scrollbar-width:none]">
      <ul className="flex items-center gap-x-4 md:gap-x-5">
        {sorts.map((sort, place_) => (
          <li key={sort}>
            <ListLink
              href={place.href(listQuery(params, { sort: place_ === 0 ? undefined : sort }))}
              aria-current={sort === now ? 'true' : undefined}
              className="inline-flex min-h-11 items-center whitespace-nowrap text-ink-muted text-sm underline-offset-8 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-seal"
            >
              {t(`sorts.${sort}`)}
            </ListLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
