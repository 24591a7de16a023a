import { useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { ContentRow } from '@/lib/radar/queries'
import { ContentCard } from './content-card'

type ContentListProps = { contents: readonly ContentRow[]; days: number | null; mayWrite: boolean }

/** Every page with what came of it, of so many days or ever. */
export function ContentList({ contents, days, mayWrite }: ContentListProps) {
  const t = useTranslations('campaigns-desk.content')
  return (
    <>
      <nav aria-label={t('since')} className="mb-5 flex flex-wrap items-center gap-2">
        {[null, 90, 30, 7].map((since) => (
          <Link
            key={since ?? 'all'}
            href={paths.merchant.content({ days: since })}
            aria-current={since === days ? 'true' : undefined}
            className={chipStyle()}
          >
            {since === null ? t('all') : t('days', { days: since })}
          </Link>
        ))}
        <HowComputed label={t('title')} title={t('title')}>
          {t('how')}
        </HowComputed>
      </nav>
      <ul className="grid gap-4">
        {contents.map((content) => (
          <li key={content.id}>
            <ContentCard content={content} currency={shopCurrency()} mayWrite={mayWrite} />
          </li>
        ))}
      </ul>
    </>
  )
}
