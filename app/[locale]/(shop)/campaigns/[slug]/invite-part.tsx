import { InviteCampaign } from '@/components/campaigns/invite/invite-campaign'
import { findMyInvites } from '@/lib/campaigns/invite/queries'
import type { CampaignView } from '@/lib/campaigns/play/queries'
import { env } from '@/lib/env'
import { pageContext } from '@/lib/gate/page-context'

/** A campaign of invites, with whoever is looking at it. */
export async function InvitePart({ view }: { view: CampaignView }) {
  const ctx = await pageContext()
  const mine = ctx.actor ? await findMyInvites({ ...ctx, actor: ctx.actor }, view.campaignId) : null
  return <InviteCampaign view={view} mine={mine} isSignedIn={ctx.actor !== null} origin={env().APP_URL} />
}
