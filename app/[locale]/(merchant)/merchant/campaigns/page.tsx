import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { CampaignCard } from '@/components/merchant-campaigns/campaign-card'
import { CampaignTabs } from '@/components/merchant-campaigns/campaign-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { Gift, Plus } from '@/components/ui/icons'
import { countCampaigns, listCampaigns } from '@/lib/campaigns/staff/queries'
import { campaignListSchema } from '@/lib/campaigns/staff/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../merchant-page'
import { SavedViews } from '../saved-views'

export const generateMetadata = async () => ({ title: (await getTranslations('campaigns-desk'))('title') })

export default async function CampaignsDeskPage({ searchParams }: MerchantPageProps) {
  const asked = campaignListSchema.parse(await searchParams)
  const ctx = await staffPage('campaigns.read', paths.merchant.campaigns(asked))
  const t = await getTranslations('campaigns-desk')
  const counts = await countCampaigns(ctx)
  // whoever comes in sees what runs, or what is being written where nothing does
  const tab = asked.tab ?? (counts.running > 0 || counts.drafts === 0 ? 'running' : 'drafts')
  const campaigns = await listCampaigns(ctx, { tab, sort: asked.sort })
  const role = ctx.actor.staffRole
  const mays = {
    write: may(role, 'campaigns.write'),
    approve: may(role, 'campaigns.approve'),
    stop: may(role, 'campaigns.stop'),
  }
  const create = mays.write ? (
    <LinkButton href={paths.merchant.newCampaign()}>
      <Plus aria-hidden="true" />
      {t('list.create')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('title')} lead={t('list.lead')} actions={create}>
      <SavedViews ctx={ctx} page="campaigns" query={await searchParams} />
      <CampaignTabs at={tab} counts={counts} sort={asked.sort} />
      {campaigns.length === 0 ? (
        <EmptyState mark={<Gift />} title={t(`list.empty.${tab}`)} action={tab === 'over' ? null : create}>
          {t(`list.emptyBody.${tab}`)}
        </EmptyState>
      ) : (
        <ClientMessages namespaces={['campaigns-desk.life', 'merchant.form', 'refusals']}>
          <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 2xl:grid-cols-3">
            {campaigns.map((campaign) => (
              <li key={campaign.id} className="grid grid-cols-1">
                <CampaignCard campaign={campaign} actorId={ctx.actor.id} may={mays} />
              </li>
            ))}
          </ul>
        </ClientMessages>
      )}
    </Page>
  )
}
