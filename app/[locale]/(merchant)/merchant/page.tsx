import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { DashboardView } from '@/components/merchant-dashboard/dashboard-client'
import { RangeBar } from '@/components/merchant-dashboard/range-bar'
import { WaitingRequests } from '@/components/merchant-dashboard/waiting-requests'
import { getDashboard } from '@/lib/analytics/queries'
import { type DashboardRange, dashboardRangeSchema } from '@/lib/analytics/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { countRefundRequests } from '@/lib/orders/staff/queries'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from './merchant-page'

const usual: DashboardRange = { range: '30', from: null, to: null }

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.dashboard'))('title') }
}

export default async function DashboardPage({ searchParams }: MerchantPageProps) {
  const { range, from = null, to = null } = await searchParams
  const parsed = dashboardRangeSchema.safeParse({ range, from, to })
  const wanted = parsed.success ? parsed.data : usual
  const ctx = await staffPage('dashboard.read', paths.merchant.dashboard(wanted))
  const t = await getTranslations('merchant.dashboard')
  const seesOrders = may(ctx.actor.staffRole, 'orders.read')
  const [{ value: dashboard }, waiting] = await Promise.all([
    getDashboard(ctx, wanted),
    seesOrders ? countRefundRequests(ctx) : 0,
  ])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <WaitingRequests count={waiting} />
      <RangeBar range={wanted.range} from={dashboard.from} to={dashboard.to} />
      <DashboardView key={JSON.stringify(wanted)} initial={dashboard} range={wanted} />
    </Page>
  )
}
