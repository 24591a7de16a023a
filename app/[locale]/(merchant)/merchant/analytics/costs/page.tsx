import { getLocale, getTranslations } from 'next-intl/server'
import { PeriodLine } from '@/components/merchant-analytics/period-line'
import { RangeBar } from '@/components/merchant-analytics/range-bar'
import { actionName } from '@/components/merchant-costs/action-name'
import { CostCards } from '@/components/merchant-costs/cost-cards'
import { CostChartPanel } from '@/components/merchant-costs/cost-chart-panel-client'
import { InviteCac } from '@/components/merchant-costs/invite-cac'
import { MoneyByAction } from '@/components/merchant-costs/money-by-action'
import { PointsByAction } from '@/components/merchant-costs/points-by-action'
import { EmptyState } from '@/components/ui/empty-state'
import { Gift } from '@/components/ui/icons'
import { getCosts } from '@/lib/analytics/costs/queries'
import { rangeOf, rangeQuery } from '@/lib/analytics/schema'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'
import { AnalyticsPage } from '../../analytics-frame'
import type { MerchantPageProps } from '../../merchant-page'

export const generateMetadata = async () => ({ title: (await getTranslations('analytics.costs'))('title') })

export default async function CostsPage({ searchParams }: MerchantPageProps) {
  const asked = await searchParams
  const wanted = rangeOf(asked)
  const query = rangeQuery(wanted)
  const ctx = await staffPage('dashboard.read', paths.merchant.analytics.costs(query))
  const [report, t, locale] = [await getCosts(ctx, wanted), await getTranslations('analytics.costs'), await getLocale()]
  const { period, rows, names } = report
  const bars = rows.map((row) => ({ ...row, name: actionName(row.action, names, locale) ?? t(`kinds.${row.kind}`) }))
  return (
    <AnalyticsPage here="costs" ctx={ctx} query={query}>
      <RangeBar path={paths.merchant.analytics.costs} wanted={wanted} asked={asked} period={period} compares={false} />
      <PeriodLine period={period} timeZone={period.timeZone} compares={false} />
      <div className="mt-4 grid gap-4">
        {rows.length === 0 ? (
          <EmptyState mark={<Gift />} title={t('empty.title')}>
            {t('empty.body')}
          </EmptyState>
        ) : (
          <>
            <CostCards report={report} />
            <CostChartPanel
              bars={bars.map(({ name, faceMinor, expectedMinor, realisedMinor }) => ({
                name,
                faceMinor,
                expectedMinor,
                realisedMinor,
              }))}
              currency={period.currency}
              file={`costs-${period.from}-${period.to}.csv`}
            />
            <PointsByAction report={report} />
            <MoneyByAction report={report} />
          </>
        )}
        <InviteCac report={report} />
      </div>
    </AnalyticsPage>
  )
}
