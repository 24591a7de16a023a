import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { RowsSkeleton } from '@/components/merchant-kit/rows-skeleton'
import { JournalFilters } from '@/components/merchant-points/journal-filters'
import { listActions } from '@/lib/analytics/costs/queries'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'
import { listBudgets } from '@/lib/points/budgets/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import type { MerchantPageProps } from '../../merchant-page'
import { SavedViews } from '../../saved-views'
import { JournalResults } from './journal-results'

export default async function JournalPage({ searchParams }: MerchantPageProps) {
  const filter = journalFilterSchema.parse(await searchParams)
  const ctx = await staffPage('points.read', paths.merchant.journal(filter))
  const t = await getTranslations('merchant')
  const [actions, budgets] = await Promise.all([listActions(ctx), listBudgets(ctx)])
  const { page: _, ...wanted } = filter
  const crumbs = [{ label: t('rules.title'), href: paths.merchant.pointsRules() }, { label: t('journal.title') }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={t('kit.where')} />}
      title={t('journal.title')}
      lead={t('journal.lead')}
      actions={<ExportButtons name="points-journal" filter={wanted} />}
    >
      <SavedViews ctx={ctx} page="journal" query={await searchParams} />
      <JournalFilters filter={filter} actions={actions} budgets={budgets} />
      <Suspense key={JSON.stringify(filter)} fallback={<RowsSkeleton />}>
        <JournalResults ctx={ctx} filter={filter} />
      </Suspense>
    </Page>
  )
}
