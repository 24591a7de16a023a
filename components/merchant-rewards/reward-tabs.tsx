import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Queue } from '@/lib/rewards/staff/queries'

type RewardTabsProps = {
  at: 'live' | 'archived' | 'ladder' | 'claims' | 'codes' | 'stores' | 'outcomes'
  queue: Queue
  mayCodes: boolean
}

/** The parts of the rewards desk. */
export async function RewardTabs({ at, queue, mayCodes }: RewardTabsProps) {
  const t = await getTranslations('rewards-desk.tabs')
  const tabs = [
    { key: 'live', href: paths.merchant.rewards() },
    { key: 'archived', href: paths.merchant.rewards({ state: 'archived' }) },
    { key: 'ladder', href: paths.merchant.ladder() },
    { key: 'claims', href: paths.merchant.claims() },
    { key: 'outcomes', href: paths.merchant.outcomes() },
    ...(mayCodes
      ? ([
          { key: 'codes', href: paths.merchant.codes() },
          { key: 'stores', href: paths.merchant.stores() },
        ] as const)
      : []),
  ] as const
  return (
    <nav aria-label={t('label')} className="mb-5 flex flex-wrap gap-2">
      {tabs.map(({ key, href }) => (
        <Link key={key} href={href} aria-current={key === at ? 'true' : undefined} className={chipStyle()}>
          {t(key)}
          {key === 'claims' && queue.toSend > 0 ? (
            <Badge tone="seal">{t('toSend', { count: queue.toSend })}</Badge>
          ) : null}
          {key === 'claims' && queue.inTrouble > 0 ? (
            <Badge tone="danger">{t('inTrouble', { count: queue.inTrouble })}</Badge>
          ) : null}
        </Link>
      ))}
    </nav>
  )
}
