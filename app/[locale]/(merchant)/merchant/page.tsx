import { getTranslations } from 'next-intl/server'
import { RangeBar } from '@/components/merchant-analytics/range-bar'
import { DashboardView } from '@/components/merchant-dashboard/dashboard-client'
import { WaitingRequests } from '@/components/merchant-dashboard/waiting-requests'
import { getDashboard } from '@/lib/analytics/queries'
import { rangeOf, rangeQuery } from '@/lib/analytics/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { countRefundRequests } from '@/lib/orders/staff/queries'
import { paths } from '@/lib/paths'
import { AnalyticsPage } from './analytics-frame'
import { FirstStepsPanel } from './first-steps-panel'
import type { MerchantPageProps } from './merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('analytics.overview'))('title') }
}

export default async function DashboardPage({ searchParams }: MerchantPageProps) {
  const asked = await searchParams
  const wanted = rangeOf(asked)
  const query = rangeQuery(wanted)
  const ctx = await staffPage('dashboard.read', paths.merchant.dashboard(query))
  const seesOrders = may(ctx.actor.staffRole, 'orders.read')
  const [{ value: dashboard }, waiting] = await Promise.all([
    getDashboard(ctx, wanted),
    seesOrders ? countRefundRequests(ctx) : 0,
  ])
  return (
    <AnalyticsPage here="overview" ctx={ctx} query={query}>
      <FirstStepsPanel ctx={ctx} />
      <WaitingRequests count={waiting} />
      <RangeBar
        path={paths.merchant.dashboard}
        wanted={wanted}
        asked={asked}
        period={dashboard}
        grain={dashboard.grain}
      />
      <DashboardView key={JSON.stringify(wanted)} initial={dashboard} range={wanted} seesOrders={seesOrders} />
    </AnalyticsPage>
  )
}
