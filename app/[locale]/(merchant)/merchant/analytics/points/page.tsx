import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { PeriodLine } from '@/components/merchant-analytics/period-line'
import { RangeBar } from '@/components/merchant-analytics/range-bar'
import { BandsForm } from '@/components/merchant-points-health/bands-form-client'
import { DoctorFindings } from '@/components/merchant-points-health/doctor-findings'
import { HealthCharts } from '@/components/merchant-points-health/health-charts-client'
import { PointsCards } from '@/components/merchant-points-health/points-cards'
import { getHealth } from '@/lib/analytics/doctor/queries'
import { rangeOf, rangeQuery } from '@/lib/analytics/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { AnalyticsPage } from '../../analytics-frame'
import type { MerchantPageProps } from '../../merchant-page'

export const generateMetadata = async () => ({ title: (await getTranslations('analytics.points'))('title') })

export default async function PointsHealthPage({ searchParams }: MerchantPageProps) {
  const asked = await searchParams
  const wanted = rangeOf(asked)
  const query = rangeQuery(wanted)
  const path = paths.merchant.analytics.points
  const ctx = await staffPage('dashboard.read', path(query))
  const health = await getHealth(ctx, wanted, asked.try === '1')
  const t = await getTranslations('analytics.points')
  const { period, bands, cohorts, usual } = health
  return (
    <AnalyticsPage
      here="points"
      ctx={ctx}
      query={query}
      actions={may(ctx.actor.staffRole, 'dashboard.write') ? <BandsForm bands={bands.bands} /> : undefined}
    >
      <RangeBar path={path} wanted={wanted} asked={asked} period={period} />
      <PeriodLine period={period} timeZone={period.timeZone} />
      <div className="mt-4 grid gap-8">
        <PointsCards health={health} />
        <Section title={t('doctor.title')} lead={t('doctor.lead')} className="mt-0">
          <DoctorFindings health={health} tryHref={path({ ...query, try: '1' })} />
        </Section>
        <HealthCharts cohorts={cohorts} usual={usual} bands={bands.bands} isStated={bands.isStated} />
      </div>
    </AnalyticsPage>
  )
}
