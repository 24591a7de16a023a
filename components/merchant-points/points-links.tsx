import { useTranslations } from 'next-intl'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** The other pages about points, from the rules that all of them stand on. */
const places = [
  ['toProgramme', paths.merchant.programme()],
  ['toBehaviours', paths.merchant.behaviours()],
  ['toTiers', paths.merchant.tiers()],
  ['toSegments', paths.merchant.segments()],
  ['toBacktest', paths.merchant.backtests()],
  ['toHistory', paths.merchant.history()],
  ['toJournal', paths.merchant.journal()],
] as const

export function PointsLinks() {
  const t = useTranslations('merchant.rules')
  return (
    <nav aria-label={t('places')} className="mb-6 flex flex-wrap gap-2">
      {places.map(([label, href]) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          className="inline-flex min-h-11 items-center rounded-full border border-line bg-surface px-4 text-sm hover:border-ink md:min-h-9"
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  )
}
