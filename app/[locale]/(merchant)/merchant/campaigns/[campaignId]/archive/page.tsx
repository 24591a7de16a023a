import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ArchivePage } from '@/components/merchant-board/archive-page'
import { findArchive } from '@/lib/campaigns/archive/queries'
import { campaignIdText } from '@/lib/campaigns/board/schema'
import { findCampaign } from '@/lib/campaigns/staff/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'

type ArchiveRouteProps = { params: Promise<{ locale: string; campaignId: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('campaigns-desk.archive'))('title') }
}

export default async function CampaignArchiveRoute({ params }: ArchiveRouteProps) {
  const { locale, campaignId } = await params
  const id = campaignIdText.parse(campaignId)
  const ctx = await staffPage('campaigns.read', paths.merchant.campaignArchive(id ?? ''))
  const [campaign, archive] = await Promise.all([id ? findCampaign(ctx, id) : null, id ? findArchive(ctx, id) : null])
  if (!campaign) notFound()
  // what still runs has no file yet
  if (!archive) redirect(`/${locale}${paths.merchant.campaign(campaign.id)}`)
  const role = ctx.actor.staffRole
  return (
    <ArchivePage
      campaign={campaign}
      archive={archive}
      actorId={ctx.actor.id}
      may={{
        write: may(role, 'campaigns.write'),
        approve: may(role, 'campaigns.approve'),
        stop: may(role, 'campaigns.stop'),
        withhold: may(role, 'payouts.read'),
      }}
    />
  )
}
