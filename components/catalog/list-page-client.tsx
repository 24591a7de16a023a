'use client'
import { useLocale } from 'next-intl'
import { drawnFrom } from '@/components/layout/drawn-from-client'
import type { ProductList as List, ListScope } from '@/lib/catalog/listing/queries'
import type { ListQuery } from '@/lib/catalog/listing/rules'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { paths } from '@/lib/paths'
import { ProductList } from './product-list'

/** All that a page of a list shows, for the browser. */
export type ListFacts = {
  home: ListScope
  list: List
  params: ListParams
  currency: string
  /** what each product of the page earns, in their order */
  points: readonly number[]
}

function addressOf(home: ListScope, query?: ListQuery): string {
  if (home.kind === 'all') return paths.products(query)
  return home.kind === 'search' ? paths.search(undefined, query) : paths.collection(home.slug, query)
}

/** A shelf with its filters, drawn alike before the visit, on request and in the browser. */
function ListPage({ home, ...shelf }: ListFacts) {
  const action = `/${useLocale()}${addressOf(home)}`
  return <ProductList place={{ href: (query) => addressOf(home, query), action }} {...shelf} />
}

export const ListFromText = drawnFrom(ListPage)
