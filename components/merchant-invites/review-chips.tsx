import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { chipStyle } from '@/components/ui/chip-style'
import { type ReviewFilter, reviewFilterSchema } from '@/lib/campaigns/invite/schema'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** Which invites are shown, and how many of each wait for somebody. */
export function ReviewChips({ show, counts }: { show: ReviewFilter; counts: { held: number; appealed: number } }) {
  const t = useTranslations('campaigns-desk.invites')
  return (
    <nav aria-label={t('show')} className="my-5 flex flex-wrap gap-2">
      {reviewFilterSchema.options.map((one) => {
        const count = one === 'decided' ? 0 : counts[one]
        return (
          <Link
            key={one}
            href={paths.merchant.inviteReviews({ show: one })}
            aria-current={one === show ? 'true' : undefined}
            className={chipStyle()}
          >
            {t(`filter.${one}`)}
            {count > 0 ? <Badge tone="seal">{count}</Badge> : null}
          </Link>
        )
      })}
    </nav>
  )
}
