import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CampaignList } from '@/components/campaigns/campaign-list'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { listCampaigns } from '@/lib/campaigns/play/queries'
import { pageContext } from '@/lib/gate/page-context'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

type CampaignsRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: CampaignsRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('campaigns')
  return { title: t('title'), description: t('lead') }
}

export default async function CampaignsRoute({ params }: CampaignsRouteProps) {
  await localeParam(params)
  const [t, ctx] = await Promise.all([getTranslations('campaigns'), pageContext()])
  const campaigns = await listCampaigns(ctx)
  const verify = (
    <LinkButton href={paths.verifyDraw()} tone="outline" size="sm">
      {t('list.verify')}
    </LinkButton>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={verify}>
      <CampaignList campaigns={campaigns} />
    </Page>
  )
}
