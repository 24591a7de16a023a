import type { ReactNode } from 'react'
import { Page } from '@/components/layout/page'
import type { ProductList as List } from '@/lib/catalog/listing/queries'
import { filterCount, type ListQuery, listQuery, withoutFilters } from '@/lib/catalog/listing/rules'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { NoProducts } from './no-products'
import type { CardTerms } from './product-grid'
import { ProductList } from './product-list'

type ListViewProps = {
  list: List
  params: ListParams
  terms: CardTerms
  locale: string
  href: (query?: ListQuery) => string
  title: ReactNode
  lead?: ReactNode
  breadcrumb?: ReactNode
  /** Before the shelf: collections to go on to. */
  before?: ReactNode
}

/** A whole page of a list, made before the visit or on request: both look the same. */
export function ListView({ list, params, terms, locale, href, title, lead, breadcrumb, before }: ListViewProps) {
  const clearHref = filterCount(params) > 0 ? href(listQuery(withoutFilters(params))) : null
  return (
    <Page title={title} lead={lead} breadcrumb={breadcrumb}>
      {before}
      <ProductList
        list={list}
        params={params}
        terms={terms}
        place={{ href, action: `/${locale}${href()}` }}
        empty={<NoProducts clearHref={clearHref} />}
      />
    </Page>
  )
}
