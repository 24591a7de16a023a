import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { AmendCampaign } from '@/components/merchant-campaigns/amend-campaign-client'
import { LifeBar } from '@/components/merchant-campaigns/life-bar-client'
import type { BoardView } from '@/lib/campaigns/board/queries'
import { mayBeDone } from '@/lib/campaigns/rules'
import type { CampaignDetail } from '@/lib/campaigns/staff/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { formatDate } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { Board } from './board-client'

type BoardPageProps = {
  campaign: CampaignDetail
  view: BoardView
  actorId: string
  may: { write: boolean; approve: boolean; stop: boolean }
}

/** How a campaign goes: its life, its figures, its odds, and once it is over the way to its file. */
export async function BoardPage({ campaign, view, actorId, may }: BoardPageProps) {
  const t = await getTranslations('campaigns-desk.board')
  const locale = await getLocale()
  const { board } = view
  const day = (moment: string) => formatDate(moment, locale, 'time', board.timeZone)
  return (
    <Page
      title={locale === 'en' ? board.titleEn : board.titleZh}
      lead={t('window', { from: day(board.startsAt), until: day(board.endedAt ?? board.endsAt) })}
      actions={
        <div className="flex flex-wrap gap-2">
          {may.write && mayBeDone('amend', campaign.state) ? (
            <ClientMessages namespaces={['campaigns-desk.life', 'campaigns-desk.wizard', 'merchant.form', 'refusals']}>
              <AmendCampaign campaign={campaign} timeZone={board.timeZone} mayApprove={may.approve} />
            </ClientMessages>
          ) : null}
          <LinkButton href={paths.campaign(board.slug)} tone="outline" size="sm">
            {t('asShopper')}
          </LinkButton>
          {board.endedAt ? (
            <LinkButton href={paths.merchant.campaignArchive(campaign.id)} tone="outline" size="sm">
              {t('archive')}
            </LinkButton>
          ) : null}
        </div>
      }
    >
      <ClientMessages namespaces={['campaigns-desk.board', 'campaigns-desk.life', 'merchant.form', 'refusals']}>
        <div className="grid gap-5">
          <LifeBar campaign={campaign} actorId={actorId} may={may} />
          <Board first={view} />
        </div>
      </ClientMessages>
    </Page>
  )
}
