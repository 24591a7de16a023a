import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { SegmentHistory } from '@/components/merchant-segments/segment-history'
import { SegmentsForm } from '@/components/merchant-segments/segments-form-client'
import { getShoppersReport } from '@/lib/analytics/shoppers/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { listSegmentVersions } from '@/lib/shoppers/segments/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('analytics.shoppers.terms'))('title') }
}

export default async function SegmentsPage() {
  const ctx = await staffPage('points.read', paths.merchant.segments())
  const [t, rules, kit, report, versions] = await Promise.all([
    getTranslations('analytics.shoppers.terms'),
    getTranslations('merchant.rules'),
    getTranslations('merchant.kit'),
    getShoppersReport(ctx),
    listSegmentVersions(ctx),
  ])
  const crumbs = [{ label: rules('title'), href: paths.merchant.pointsRules() }, { label: t('title') }]
  return (
    <Page
      width="narrow"
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={t('title')}
      lead={t('lead')}
    >
      <ClientMessages namespaces={['analytics.shoppers', 'merchant', 'refusals']}>
        <SegmentsForm
          key={versions[0]?.versionId ?? 0}
          terms={report.terms}
          fifths={report.fifths}
          currency={report.currency}
          mayWrite={may(ctx.actor.staffRole, 'points.write')}
        />
      </ClientMessages>
      {versions.length > 0 ? (
        <Section title={t('history.title')} className="mt-10">
          <SegmentHistory versions={versions} currency={report.currency} />
        </Section>
      ) : null}
    </Page>
  )
}
