import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { noParams } from '@/lib/catalog/listing/schema'
import { alternates } from '@/lib/i18n/alternates'
import { localeParam } from '@/lib/i18n/locale-param'
import { writePlain } from '@/lib/kernel/plain-text'
import { paths } from '@/lib/paths'
import { listFacts } from '../list-facts'
import { ProductsView } from './products-view'

type ProductsProps = { params: Promise<{ locale: string }> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: ProductsProps): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = await getTranslations('catalog.list')
  return { title: t('allTitle'), description: t('allLead'), alternates: alternates(paths.products(), locale) }
}

export default async function ProductsPage({ params }: ProductsProps) {
  return <ProductsView told={writePlain(await listFacts({ kind: 'all' }, noParams, await localeParam(params)))} />
}
