import { useTranslations } from 'next-intl'
import { chipStyle } from '@/components/ui/chip-style'
import { Heart } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Offer } from '@/lib/rewards/queries'
import { rewardCategories } from '@/lib/rewards/rules'
import type { MallFilter } from '@/lib/rewards/schema'

type MallFiltersProps = { offers: readonly Offer[]; filter: MallFilter; isMember: boolean }

/** What part of the mall is shown: by kind, and what one saves for. The address is the state. */
export function MallFilters({ offers, filter, isMember }: MallFiltersProps) {
  const t = useTranslations('rewards.category')
  const { category, wished } = filter
  const there = rewardCategories.filter((one) => offers.some((offer) => offer.category === one))
  const wishes = offers.filter((one) => one.isWished).length
  const chip = (key: string, href: string, isTaken: boolean, label: React.ReactNode) => (
    <Link key={key} href={href} scroll={false} aria-current={isTaken ? 'true' : undefined} className={chipStyle()}>
      {label}
    </Link>
  )
  const heart = (
    <>
      <Heart aria-hidden="true" /> {wishes > 0 ? t('wishedCount', { count: wishes }) : t('wished')}
    </>
  )
  return (
    <nav aria-label={t('label')} className="mb-6 flex flex-wrap gap-2">
      {chip('all', paths.rewards(), category === null && !wished, t('all'))}
      {there.length > 1
        ? there.map((one) => chip(one, paths.rewards({ category: one }), category === one, t(one)))
        : null}
      {isMember ? chip('wished', paths.rewards({ wished: 1 }), wished, heart) : null}
    </nav>
  )
}
