import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CampaignLead, CampaignPage } from '@/components/campaigns/campaign-page'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { findMyChain } from '@/lib/campaigns/draws/queries'
import { findCampaignView } from '@/lib/campaigns/play/queries'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { InvitePart } from './invite-part'
import { shareCard } from './share-card'

type CampaignRouteProps = { params: Promise<{ locale: string; slug: string }> }

const read = cache(async (slug: string) => findCampaignView(await pageContext(), slug))
const words = [
  'campaigns.draw',
  'campaigns.age',
  'campaigns.rest',
  'campaigns.fair',
  'campaigns.page',
  'campaigns.invite',
  'rewards.countdown',
  'refusals',
] as const

export async function generateMetadata({ params }: CampaignRouteProps): Promise<Metadata> {
  const locale = await localeParam(params)
  const view = await read((await params).slug)
  return view ? shareCard(view.definition, locale) : {}
}

export default async function CampaignRoute({ params }: CampaignRouteProps) {
  const locale = await localeParam(params)
  const [t, ctx, view] = await Promise.all([getTranslations('campaigns'), pageContext(), read((await params).slug)])
  if (!view) notFound()
  const chain =
    ctx.actor && view.definition.draw ? await findMyChain({ ...ctx, actor: ctx.actor }, view.campaignId) : null
  const { titleZh, titleEn } = view.definition
  const title = locale === 'en' ? titleEn : titleZh
  const crumbs = [{ label: t('title'), href: paths.campaigns() }, { label: title }]
  return (
    <ClientMessages namespaces={words}>
      <Page
        title={title}
        breadcrumb={<Breadcrumb items={crumbs} label={t('page.where')} />}
        actions={<CampaignLead view={view} />}
      >
        {view.kind === 'invite' ? <InvitePart view={view} /> : <CampaignPage view={view} chain={chain} />}
      </Page>
    </ClientMessages>
  )
}
