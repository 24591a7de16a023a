import { getLocale, getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Budget } from '@/lib/points/budgets/queries'
import { FundOpener } from './fund-opener-client'

/** Each budget: what was granted, what of it campaigns have, what was given, and what remains. */
export async function BudgetCards({ budgets, mayFund }: { budgets: readonly Budget[]; mayFund: boolean }) {
  const t = await getTranslations('points-desk.budgets')
  const locale = await getLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  return (
    <div className="mb-10 grid gap-4 md:grid-cols-2">
      {budgets.map((budget) => {
        const { id, grantedPoints, remainingPoints, allottedPoints } = budget
        const title = locale === 'en' ? budget.titleEn : budget.titleZh
        const words = { granted: points(grantedPoints), left: points(remainingPoints) }
        return (
          <Panel
            key={id}
            title={title}
            aside={mayFund ? <FundOpener budgetId={id} title={title} remainingPoints={remainingPoints} /> : null}
          >
            <p className="text-ink-muted text-sm">{t('remaining')}</p>
            <p className="mb-3 font-semibold text-3xl tabular">
              <Link href={paths.merchant.journal({ budget: id })} prefetch={false} className="hover:underline">
                {points(remainingPoints)}
              </Link>
            </p>
            <Progress
              value={remainingPoints}
              max={grantedPoints}
              label={t('meter', { title })}
              valueText={t('meterText', words)}
              tone="seal"
            />
            <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-ink-muted text-sm tabular">
              <span>{t('granted', { points: words.granted })}</span>
              {allottedPoints > 0 ? <span>{t('allotted', { points: points(allottedPoints) })}</span> : null}
              <span>{t('given', { points: points(grantedPoints - remainingPoints - allottedPoints) })}</span>
            </p>
            {remainingPoints === 0 ? (
              <Notice tone="warning" title={grantedPoints === 0 ? t('emptyTitle') : undefined} className="mt-4">
                {t('empty')}
              </Notice>
            ) : null}
          </Panel>
        )
      })}
    </div>
  )
}
