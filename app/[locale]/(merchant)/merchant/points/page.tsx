import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { PencilLine } from '@/components/merchant-kit/merchant-icons'
import { PointsLinks } from '@/components/merchant-points/points-links'
import { RulesInWords } from '@/components/merchant-points/rules-in-words'
import { VersionsTable } from '@/components/merchant-points/versions-table'
import { Card } from '@/components/ui/card'
import { listTermsVersions, liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.rules'))('title') }
}

export default async function PointsRulesPage() {
  const ctx = await staffPage('points.read', paths.merchant.pointsRules())
  const t = await getTranslations('merchant.rules')
  const [live, versions] = await Promise.all([liveTerms(ctx.at, ctx.on), listTermsVersions(ctx.at, ctx.on)])
  const currency = shopCurrency()
  const edit = may(ctx.actor.staffRole, 'points.write') ? (
    <LinkButton href={paths.merchant.newPointsRules()}>
      <PencilLine aria-hidden="true" />
      {t('edit')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('title')} lead={t('live', { version: live.versionId })} actions={edit}>
      <PointsLinks />
      <Card tone="plain" padding="lg">
        <RulesInWords earning={live.earning} spending={live.spending} currency={currency} />
      </Card>
      <Section title={t('versions.title')} lead={t('versions.lead')} className="mt-10">
        <VersionsTable versions={versions} currency={currency} />
      </Section>
    </Page>
  )
}
