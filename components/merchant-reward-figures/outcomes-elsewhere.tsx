import { getTranslations } from 'next-intl/server'
import { HowOf } from '@/components/merchant-kit/how-of'
import { Panel } from '@/components/merchant-kit/panel'
import { OutcomeTable } from '@/components/merchant-rewards/outcome-table'
import type { RewardReport } from '@/lib/analytics/rewards/queries'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** From points to other platforms' tills, of what was exchanged in these days; the desk of exports has all of it. */
export async function OutcomesElsewhere({ report }: { report: RewardReport }) {
  const t = await getTranslations('analytics.rewards.elsewhere')
  return (
    <Panel
      title={t('title')}
      aside={
        <span className="flex items-center gap-3">
          <Link href={paths.merchant.outcomes()} prefetch={false} className="text-sm underline underline-offset-4">
            {t('all')}
          </Link>
          <HowOf figure={t('title')}>{t('how')}</HowOf>
        </span>
      }
    >
      {report.outcomes.length > 0 ? (
        <OutcomeTable outcomes={report.outcomes} pointsPerUnit={report.period.pointsPerUnit} />
      ) : (
        <p className="text-ink-muted">{t('none')}</p>
      )}
    </Panel>
  )
}
