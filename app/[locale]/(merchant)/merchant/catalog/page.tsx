import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { ProductFilters } from '@/components/merchant-catalog/product-filters'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { RowsSkeleton } from '@/components/merchant-kit/rows-skeleton'
import { Download } from '@/components/ui/icons'
import { listCollectionChoices } from '@/lib/catalog/manage/queries'
import { manageFilterSchema } from '@/lib/catalog/manage/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { SavedViews } from '../saved-views'
import { ProductResults } from './product-results'

type CatalogPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('merchant-catalog.list'))('title') }
}

export default async function CatalogPage({ searchParams }: CatalogPageProps) {
  const filter = manageFilterSchema.parse(await searchParams)
  const ctx = await staffPage('catalog.read', paths.merchant.catalog(filter))
  const t = await getTranslations('merchant-catalog.list')
  const mayWrite = may(ctx.actor.staffRole, 'catalog.write')
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportButtons
            name="products"
            filter={{ q: filter.q, status: filter.status, collection: filter.collection }}
          />
          {mayWrite ? (
            <>
              <LinkButton href={paths.merchant.catalogImport()} tone="outline" size="sm">
                <Download aria-hidden="true" />
                {t('import')}
              </LinkButton>
              <LinkButton href={paths.merchant.newProduct()} size="sm">
                {t('new')}
              </LinkButton>
            </>
          ) : null}
        </>
      }
    >
      <SavedViews ctx={ctx} page="products" query={await searchParams} />
      <ProductFilters filter={filter} collections={await listCollectionChoices(ctx)} />
      <Suspense key={JSON.stringify(filter)} fallback={<RowsSkeleton />}>
        <ProductResults ctx={ctx} filter={filter} mayWrite={mayWrite} />
      </Suspense>
    </Page>
  )
}
