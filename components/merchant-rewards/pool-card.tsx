import { useLocale, useTranslations } from 'next-intl'
import { Panel } from '@/components/merchant-kit/panel'
import { Badge } from '@/components/ui/badge'
import { buttonStyle } from '@/components/ui/button-style'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import type { Pool } from '@/lib/rewards/codes/queries'
import { FillPool } from './fill-pool-client'

/** One pool: how many are left, how many were given, and how more come in. */
export function PoolCard({ pool }: { pool: Pool }) {
  const t = useTranslations('rewards-desk.codes')
  const locale = useLocale()
  const count = (amount: number) => formatPoints(amount, locale)
  const facts = [
    ['left', pool.left],
    ['given', pool.given],
    ['revealed', pool.revealed],
  ] as const
  return (
    <Panel
      title={pool.name}
      aside={
        pool.isLow ? <Badge tone="danger">{t('low')}</Badge> : pool.rewards === 0 ? <Badge>{t('unused')}</Badge> : null
      }
    >
      <dl className="mb-5 grid grid-cols-3 gap-3">
        {facts.map(([name, amount]) => (
          <div key={name}>
            <dt className="text-ink-muted text-sm">{t(name)}</dt>
            <dd className="font-display font-semibold text-xl tabular">{count(amount)}</dd>
          </div>
        ))}
      </dl>
      <FillPool poolId={pool.id} name={pool.name} />
      {pool.left > 0 ? (
        <p className="mt-4 flex flex-wrap items-center gap-3 text-ink-muted text-sm">
          <a
            href={paths.api.codesCsv({ pool: pool.id })}
            download
            className={buttonStyle({ tone: 'outline', size: 'sm' })}
          >
            {t('download')}
          </a>
          {t('downloadNote')}
        </p>
      ) : null}
    </Panel>
  )
}
