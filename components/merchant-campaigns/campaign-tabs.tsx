import { getTranslations } from 'next-intl/server'
import { chipStyle } from '@/components/ui/chip-style'
import { type CampaignList, type CampaignTab, campaignTabNames } from '@/lib/campaigns/staff/schema'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { CampaignSorts } from './campaign-sorts'

type CampaignTabsProps = { at: CampaignTab; counts: Record<CampaignTab, number>; sort: CampaignList['sort'] }

/** What runs, what is being written, and what is over; and in which order. */
export async function CampaignTabs({ at, counts, sort }: CampaignTabsProps) {
  const t = await getTranslations('campaigns-desk.list')
  return (
    <>
      <nav aria-label={t('tabs')} className="mb-5 flex flex-wrap gap-2">
        {campaignTabNames.map((tab) => (
          <Link
            key={tab}
            href={paths.merchant.campaigns({ tab, sort })}
            aria-current={tab === at ? 'true' : undefined}
            className={chipStyle()}
          >
            {t(`tab.${tab}`)} <span className="tabular">{counts[tab]}</span>
          </Link>
        ))}
        <Link href={paths.merchant.inviteReviews()} className={chipStyle()}>
          {(await getTranslations('campaigns-desk.invites'))('title')}
        </Link>
        <Link href={paths.merchant.content()} className={chipStyle()}>
          {(await getTranslations('campaigns-desk.content'))('link')}
        </Link>
      </nav>
      {counts[at] > 1 ? <CampaignSorts tab={at} sort={sort} /> : null}
    </>
  )
}
