import { getTranslations } from 'next-intl/server'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { ReviewFilter } from '@/lib/reviews/schema'

/** Which reviews to look at, by one press. */
export async function ReviewFilters({ filter }: { filter: ReviewFilter }) {
  const t = await getTranslations('reviews.desk')
  return (
    <nav aria-label={t('shown')} className="mb-5 flex flex-wrap gap-2">
      {(['all', 'low', 'hidden'] as const).map((show) => (
        <Link
          key={show}
          href={paths.merchant.reviews({ show, sort: filter.sort })}
          aria-current={filter.show === show ? 'true' : undefined}
          className={chipStyle()}
        >
          {t(`show.${show}`)}
        </Link>
      ))}
    </nav>
  )
}
