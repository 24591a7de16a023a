import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BoardPage } from '@/components/merchant-board/board-page'
import { getBoardView } from '@/lib/campaigns/board/queries'
import { campaignIdText } from '@/lib/campaigns/board/schema'
import { findCampaign } from '@/lib/campaigns/staff/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'

type BoardRouteProps = { params: Promise<{ locale: string; campaignId: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('campaigns-desk.board'))('title') }
}

export default async function CampaignBoardRoute({ params }: BoardRouteProps) {
  const { locale, campaignId } = await params
  const id = campaignIdText.parse(campaignId)
  const ctx = await staffPage('campaigns.read', paths.merchant.campaign(id ?? ''))
  const [campaign, view] = await Promise.all([id ? findCampaign(ctx, id) : null, id ? getBoardView(ctx, id) : null])
  if (!campaign) notFound()
  // nothing has happened yet: it is still being written
  if (!view) redirect(`/${locale}${paths.merchant.editCampaign(campaign.id)}`)
  const role = ctx.actor.staffRole
  return (
    <BoardPage
      campaign={campaign}
      view={view}
      actorId={ctx.actor.id}
      may={{
        write: may(role, 'campaigns.write'),
        approve: may(role, 'campaigns.approve'),
        stop: may(role, 'campaigns.stop'),
      }}
    />
  )
}
