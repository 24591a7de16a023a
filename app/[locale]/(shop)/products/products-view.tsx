import { getTranslations } from 'next-intl/server'
import { ListView } from '@/components/catalog/list-view'
import { listProducts } from '@/lib/catalog/listing/queries'
import type { ListParams } from '@/lib/catalog/listing/schema'
import type { Locale } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'
import { cardTerms } from '../card-terms'

/** All products, as the address wants them. */
export async function ProductsView({ locale, params }: { locale: Locale; params: ListParams }) {
  const [t, list, terms] = await Promise.all([
    getTranslations('catalog.list'),
    listProducts({ kind: 'all' }, params, locale),
    cardTerms(),
  ])
  return (
    <ListView
      list={list}
      params={params}
      terms={terms}
      locale={locale}
      href={paths.products}
      title={t('allTitle')}
      lead={t('allLead')}
    />
  )
}
