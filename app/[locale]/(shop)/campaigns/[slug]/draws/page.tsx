import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MyDraws } from '@/components/campaigns/my-draws'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { listMyDraws } from '@/lib/campaigns/draws/queries'
import { findCampaignView } from '@/lib/campaigns/play/queries'
import { shopperPage } from '@/lib/gate/page-context'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

type DrawsRouteProps = { params: Promise<{ locale: string; slug: string }> }

export async function generateMetadata({ params }: DrawsRouteProps): Promise<Metadata> {
  await localeParam(params)
  return { title: (await getTranslations('campaigns.mine'))('title') }
}

export default async function DrawsRoute({ params }: DrawsRouteProps) {
  const locale = await localeParam(params)
  const { slug } = await params
  const [t, ctx] = await Promise.all([getTranslations('campaigns'), shopperPage(paths.campaignDraws(slug))])
  const view = await findCampaignView(ctx, slug)
  if (!view?.definition.draw) notFound()
  const { titleZh, titleEn } = view.definition
  const crumbs = [
    { label: t('title'), href: paths.campaigns() },
    { label: locale === 'en' ? titleEn : titleZh, href: paths.campaign(slug) },
    { label: t('mine.title') },
  ]
  return (
    <Page
      title={t('mine.title')}
      lead={t('mine.lead')}
      width="narrow"
      breadcrumb={<Breadcrumb items={crumbs} label={t('page.where')} />}
    >
      <MyDraws view={view} draws={await listMyDraws(ctx, view.campaignId)} />
    </Page>
  )
}
