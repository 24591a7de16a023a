import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Card } from '@/components/ui/card'
import type { Chain } from '@/lib/campaigns/draws/rules'
import type { CampaignView } from '@/lib/campaigns/play/queries'
import { paths } from '@/lib/paths'
import { FairPanel } from './fair-panel-client'
import { Fingerprint } from './fingerprint'

/** How a result can be checked: what was committed to before, and what I may change. */
export function Fairness({ view, chain }: { view: CampaignView; chain: Chain | null }) {
  const t = useTranslations('campaigns.fair')
  const { deck, me, campaignId, slug } = view
  return (
    <Card className="grid gap-4">
      <p>{t(deck ? 'deck' : 'chain')}</p>
      {deck ? (
        <>
          <Fingerprint name={t('root')} value={deck.root} />
          <Fingerprint name={t('commitment')} value={deck.commitment} />
          <Fingerprint name={t('revealedSeed')} value={deck.revealedSeed ?? t('sealed')} />
        </>
      ) : me ? (
        <FairPanel campaignId={campaignId} first={chain} />
      ) : (
        <LinkButton href={paths.signIn(paths.campaign(slug))} tone="outline" size="sm" className="justify-self-start">
          {t('signIn')}
        </LinkButton>
      )}
    </Card>
  )
}
