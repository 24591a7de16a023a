import { useTranslations } from 'next-intl'
import { SeeAll } from '@/components/catalog/see-all'
import { Section } from '@/components/layout/section'
import type { CampaignCard } from '@/lib/campaigns/play/queries'
import { paths } from '@/lib/paths'
import { CampaignCards } from './campaign-list'

/** What is open now, in the front window; nothing where nothing is. */
export function HomeCampaigns({ campaigns }: { campaigns: readonly CampaignCard[] }) {
  const t = useTranslations('campaigns.list')
  if (campaigns.length === 0) return null
  return (
    <Section title={t('home')} aside={<SeeAll href={paths.campaigns()} />}>
      <CampaignCards campaigns={campaigns} />
    </Section>
  )
}
