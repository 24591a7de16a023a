import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { PayoutCounts } from '@/lib/payouts/queries'
import type { PayoutList } from '@/lib/payouts/schema'

const states = [null, 'asked', 'under-way', 'failed', 'paid', 'overpaid', 'cancelled'] as const

/** What part of the payouts is shown, and how many of each wait for a person. */
export async function PayoutChips({ state, counts }: { state: PayoutList['state']; counts: PayoutCounts }) {
  const t = await getTranslations('payouts.shown')
  const waiting: Readonly<Partial<Record<string, number>>> = counts
  return (
    <nav aria-label={t('label')} className="my-5 flex flex-wrap gap-2">
      {states.map((one) => {
        const count = waiting[one ?? ''] ?? 0
        return (
          <Link
            key={one ?? 'all'}
            href={paths.merchant.payouts({ state: one })}
            aria-current={one === state ? 'true' : undefined}
            className={chipStyle()}
          >
            {t(one ?? 'all')}
            {count > 0 ? <Badge tone="seal">{count}</Badge> : null}
          </Link>
        )
      })}
    </nav>
  )
}
