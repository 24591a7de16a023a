import { getTranslations } from 'next-intl/server'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { ClaimList } from '@/lib/rewards/staff/schema'

const states = [null, 'to-send', 'trouble', 'open', 'used', 'expired', 'void'] as const

/** What part of the claims is shown; what is to be paid out lies on a desk of its own. `toPay`: null to whoever may not go there. */
export async function ClaimChips({ asked, toPay }: { asked: ClaimList; toPay: number | null }) {
  const t = await getTranslations('rewards-desk.claims.shown')
  const { page: _, ...kept } = asked
  return (
    <nav aria-label={t('label')} className="mb-5 flex flex-wrap gap-2">
      {states.map((one) => (
        <Link
          key={one ?? 'all'}
          href={paths.merchant.claims({ ...kept, state: one })}
          aria-current={one === asked.state ? 'true' : undefined}
          className={chipStyle()}
        >
          {t(one ?? 'all')}
        </Link>
      ))}
      <Link
        href={paths.merchant.claims({ ...kept, of: asked.of ? null : 'exchanged' })}
        aria-current={asked.of ? 'true' : undefined}
        className={chipStyle()}
      >
        {t('exchanged')}
      </Link>
      {toPay === null ? null : (
        <Link href={paths.merchant.payouts()} className={chipStyle()}>
          {t('to-pay', { count: toPay })}
        </Link>
      )}
    </nav>
  )
}
