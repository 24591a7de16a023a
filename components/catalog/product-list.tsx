import { useTranslations } from 'next-intl'
import { Pagination } from '@/components/layout/pagination'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { SlidersHorizontal, X } from '@/components/ui/icons'
import type { ProductList as List } from '@/lib/catalog/listing/queries'
import { filterCount, type ListQuery, listQuery, withoutFilters } from '@/lib/catalog/listing/rules'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { ActiveFilters } from './active-filters'
import { ListFilters } from './list-filters'
import { NoProducts } from './no-products'
import { SortLinks } from './sort-links'
import { WordedGrid } from './worded-grid'

/** Where the list lives: its address with a query (for links), and without (for the form). */
export type ListPlace = { href: (query: ListQuery) => string; action: string }

type ProductListProps = {
  list: List
  /** what each product of the page earns, in their order */
  points: readonly number[]
  currency: string
  params: ListParams
  place: ListPlace
}

const panelId = 'filters'

/**
 * A shelf with its filters: a column on a desk, a sheet from below on a phone. The sheet is the browser's own popover,
 * so it opens, shuts and gives its focus back without a script.
 */
export function ProductList({ list, points, currency, params, place }: ProductListProps) {
  const t = useTranslations('catalog.list')
  const chosen = filterCount(params)
  return (
    <div className="lg:grid lg:grid-cols-[13.5rem_1fr] lg:gap-10">
      <aside
        id={panelId}
        popover="auto"
        aria-label={t('filtersTitle')}
        className="inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto overscroll-contain rounded-t-2xl bg-surface px-5 pb-[calc(1.25rem+env(safe-area-inset-bottom))] text-ink shadow-lg backdrop:bg-scrim lg:static lg:block lg:max-h-none lg:self-start lg:overflow-visible lg:bg-transparent lg:px-0 lg:shadow-none"
      >
        <div className="sticky top-0 z-10 -mx-5 flex items-center justify-between border-line border-b bg-surface py-2 pr-2 pl-5 lg:hidden">
          <p className="font-display font-semibold text-lg">{t('filtersTitle')}</p>
          <button
            type="button"
            popoverTarget={panelId}
            popoverTargetAction="hide"
            aria-label={t('close')}
            className={buttonStyle({ tone: 'ghost', shape: 'icon' })}
          >
            <X aria-hidden="true" />
          </button>
        </div>
        <ListFilters list={list} params={params} place={place} />
        <Button popoverTarget={panelId} popoverTargetAction="hide" block className="mt-5 lg:hidden">
          {t('show', { count: list.total })}
        </Button>
      </aside>
      <div className="min-w-0">
        <div className="mb-4 flex items-center justify-between gap-4 border-line border-b">
          <SortLinks params={params} place={place} />
          <p role="status" className="hidden shrink-0 text-ink-muted text-sm tabular lg:block">
            {t('count', { count: list.total })}
          </p>
          <Button popoverTarget={panelId} tone="ghost" size="sm" className="-mr-2 shrink-0 px-2 lg:hidden">
            <SlidersHorizontal aria-hidden="true" />
            {chosen > 0 ? t('filterCount', { count: chosen }) : t('filter')}
          </Button>
        </div>
        <ActiveFilters params={params} place={place} />
        {list.products.length > 0 ? (
          <WordedGrid products={list.products} points={points} currency={currency} leading narrow as="h2" />
        ) : (
          <NoProducts clearHref={chosen > 0 ? place.href(listQuery(withoutFilters(params))) : null} />
        )}
        <Pagination page={list.page} pages={list.pages} href={(page) => place.href(listQuery(params, { page }))} />
      </div>
    </div>
  )
}
