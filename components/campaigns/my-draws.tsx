import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import type { MyDraw } from '@/lib/campaigns/draws/queries'
import type { CampaignView } from '@/lib/campaigns/play/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { useOwnWords } from './campaign-words'
import { OwnDraws } from './own-draws-client'

/** One's own draws in a campaign, by what the prizes are called now. */
export function MyDraws({ view, draws }: { view: CampaignView; draws: readonly MyDraw[] }) {
  const t = useTranslations('campaigns.mine')
  const own = useOwnWords()
  const { prizes, draw } = view.definition
  const titleOf = (prizeNo: number) => {
    const prize = prizes.find(({ no }) => no === prizeNo)
    return prize ? own(prize.titleZh, prize.titleEn) : ''
  }
  if (draws.length === 0) {
    const back = <LinkButton href={paths.campaign(view.slug)}>{t('emptyAction')}</LinkButton>
    return (
      <EmptyState mark="抽" title={t('emptyTitle')} action={back}>
        {t('emptyBody')}
      </EmptyState>
    )
  }
  return (
    <ClientMessages namespaces={['campaigns.mine', 'campaigns.verify', 'refusals']}>
      <OwnDraws
        campaignId={view.campaignId}
        mode={draw?.mode ?? 'chain'}
        draws={draws.map(({ no, at, prizeNo, drawnPrize }) => ({
          no,
          at: at.toISOString(),
          title: titleOf(prizeNo),
          gone: drawnPrize === prizeNo ? null : titleOf(drawnPrize),
        }))}
      />
    </ClientMessages>
  )
}
