import type { ListFacts } from '@/components/catalog/list-page-client'
import { promisedPoints } from '@/components/catalog/product-grid'
import { type ListScope, listProducts } from '@/lib/catalog/listing/queries'
import type { ListParams } from '@/lib/catalog/listing/schema'
import type { Locale } from '@/lib/i18n/routing'
import { cardTerms } from './card-terms'

/** What a page of a list is drawn from. */
export async function listFacts(home: ListScope, params: ListParams, locale: Locale): Promise<ListFacts> {
  const [list, terms] = await Promise.all([listProducts(home, params, locale), cardTerms()])
  return { home, list, params, currency: terms.currency, points: promisedPoints(list.products, terms) }
}
