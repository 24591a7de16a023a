import { getTranslations } from 'next-intl/server'
import type { ListFacts } from '@/components/catalog/list-page-client'
import { ListView } from '@/components/catalog/list-view'
import type { PlainText } from '@/lib/kernel/plain-text'

/** All products, as the address wants them. */
export async function ProductsView({ told }: { told: PlainText<ListFacts> }) {
  const t = await getTranslations('catalog.list')
  return <ListView told={told} title={t('allTitle')} lead={t('allLead')} />
}
