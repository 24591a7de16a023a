import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PointsRules } from '@/components/points/points-rules'
import { listTermsVersions, liveTerms } from '@/lib/earning/queries'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { getRefundTerms } from '@/lib/shop/queries'
import { liveTiers } from '@/lib/tiers/queries'

export const revalidate = 60

export const generateStaticParams = () => []

type RulesRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: RulesRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('points.rules')
  return { title: t('title'), description: t('lead') }
}

export default async function PointsRulesRoute({ params }: RulesRouteProps) {
  await localeParam(params)
  const [t, terms, tiers, versions, refunds] = await Promise.all([
    getTranslations('points.rules'),
    liveTerms(null),
    liveTiers(null),
    listTermsVersions(),
    getRefundTerms(),
  ])
  const home = (
    <LinkButton href={paths.points()} tone="outline" size="sm">
      {t('home')}
    </LinkButton>
  )
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow" actions={home}>
      <PointsRules terms={terms} tiers={tiers} versions={versions} refunds={refunds} />
    </Page>
  )
}
