import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/merchant-kit/facts'
import { Panel } from '@/components/merchant-kit/panel'
import { formatBasisPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

type StandingPanelProps = { taxIncludedBps: number; mayChangeRules: boolean }

/** What is settled elsewhere: the tax that the points rules leave out. */
export function StandingPanel({ taxIncludedBps, mayChangeRules }: StandingPanelProps) {
  const t = useTranslations('merchant.settings.standing')
  const locale = useLocale()
  const tax = taxIncludedBps > 0 ? t('taxIncluded', { rate: formatBasisPoints(taxIncludedBps, locale) }) : t('taxNone')
  return (
    <Panel title={t('title')}>
      <Facts of="words" facts={[{ name: t('tax'), value: tax }]} />
      <p className="mt-3 text-ink-muted text-sm">{t('why')}</p>
      {mayChangeRules ? (
        <Link
          href={paths.merchant.newPointsRules()}
          className="mt-2 inline-flex min-h-11 items-center underline underline-offset-4 md:min-h-0"
        >
          {t('changeTax')}
        </Link>
      ) : null}
    </Panel>
  )
}
