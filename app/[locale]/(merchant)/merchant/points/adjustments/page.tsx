import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { RowsSkeleton } from '@/components/merchant-kit/rows-skeleton'
import { AdjustmentFilters } from '@/components/merchant-points/adjustment-filters'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { adjustmentFilterSchema } from '@/lib/points/adjustments/schema'
import type { MerchantPageProps } from '../../merchant-page'
import { SavedViews } from '../../saved-views'
import { AdjustmentResults } from './adjustment-results'

export async function generateMetadata() {
  return { title: (await getTranslations('points-desk.list'))('title') }
}

export default async function AdjustmentsPage({ searchParams }: MerchantPageProps) {
  const filter = adjustmentFilterSchema.parse(await searchParams)
  const ctx = await staffPage('points.read', paths.merchant.adjustments(filter))
  const t = await getTranslations('points-desk.list')
  const actions = (
    <>
      <LinkButton href={paths.merchant.budgets()} tone="outline">
        {t('budgets')}
      </LinkButton>
      {may(ctx.actor.staffRole, 'points.adjust') ? (
        <LinkButton href={paths.merchant.newAdjustments()}>{t('create')}</LinkButton>
      ) : null}
    </>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      <SavedViews ctx={ctx} page="adjustments" query={await searchParams} />
      <AdjustmentFilters filter={filter} />
      <Suspense key={JSON.stringify(filter)} fallback={<RowsSkeleton />}>
        <AdjustmentResults ctx={ctx} filter={filter} />
      </Suspense>
    </Page>
  )
}
