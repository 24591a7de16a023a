import { useTranslations } from 'next-intl'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** Coupons as they stand, or those that were put away. */
export function CouponTabs({ isArchive, sort }: { isArchive: boolean; sort: string | null }) {
  const t = useTranslations('merchant.coupons')
  return (
    <nav aria-label={t('shown')} className="mb-5 flex gap-2">
      {[false, true].map((archived) => (
        <Link
          key={String(archived)}
          href={paths.merchant.coupons({ state: archived ? 'archived' : null, sort })}
          aria-current={archived === isArchive ? 'true' : undefined}
          className={chipStyle()}
        >
          {t(archived ? 'state.archived' : 'current')}
        </Link>
      ))}
    </nav>
  )
}
