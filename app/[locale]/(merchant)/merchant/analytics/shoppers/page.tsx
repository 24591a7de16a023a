import { getLocale, getTranslations } from 'next-intl/server'
import { CurvePanel } from '@/components/merchant-shopper-report/curve-panel-client'
import { ReportFigures } from '@/components/merchant-shopper-report/report-figures'
import { ReportSection } from '@/components/merchant-shopper-report/report-section'
import { RfmPanel } from '@/components/merchant-shopper-report/rfm-panel-client'
import { SegmentTable } from '@/components/merchant-shopper-report/segment-table'
import { SpeakerTable } from '@/components/merchant-shopper-report/speaker-table'
import { StakeTable } from '@/components/merchant-shopper-report/stake-table'
import { rangeOf, rangeQuery } from '@/lib/analytics/schema'
import { getShoppersReport } from '@/lib/analytics/shoppers/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { formatDate } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { AnalyticsPage } from '../../analytics-frame'
import type { MerchantPageProps } from '../../merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('analytics.shoppers'))('title') }
}

export default async function ShoppersReportPage({ searchParams }: MerchantPageProps) {
  const query = rangeQuery(rangeOf(await searchParams))
  const ctx = await staffPage('dashboard.read', paths.merchant.analytics.shoppers(query))
  const [report, t] = await Promise.all([getShoppersReport(ctx), getTranslations('analytics.shoppers')])
  const { staffRole } = ctx.actor
  const seesShoppers = may(staffRole, 'shoppers.read')
  const { top, speakers, cells, terms, curve, currency } = report
  return (
    <AnalyticsPage here="shoppers" ctx={ctx} query={query}>
      <p className="mb-4 text-ink-muted text-sm">
        {t('asOf', { at: formatDate(report.at, await getLocale(), 'time') })}
      </p>
      <ReportFigures report={report} />
      <ReportSection part="segments">
        <SegmentTable
          report={report}
          mayRule={may(staffRole, 'points.write')}
          mayCampaign={may(staffRole, 'campaigns.write')}
          seesShoppers={seesShoppers}
        />
      </ReportSection>
      <div className="mt-12 grid items-start gap-4 xl:grid-cols-2">
        <RfmPanel cells={cells} terms={terms} currency={currency} seesShoppers={seesShoppers} />
        <CurvePanel curve={curve} currency={currency} />
      </div>
      {seesShoppers && top.length > 0 ? (
        <ReportSection part="top">
          <StakeTable report={report} />
        </ReportSection>
      ) : null}
      {seesShoppers && speakers.length > 0 ? (
        <ReportSection part="speakers">
          <SpeakerTable report={report} />
        </ReportSection>
      ) : null}
    </AnalyticsPage>
  )
}
