import { getLocale, getTranslations } from 'next-intl/server'
import { PeriodLine } from '@/components/merchant-analytics/period-line'
import { RangeBar } from '@/components/merchant-analytics/range-bar'
import { CampaignFigures } from '@/components/merchant-reward-figures/campaign-figures'
import { InviteFunnels } from '@/components/merchant-reward-figures/invite-funnels'
import { OutcomesElsewhere } from '@/components/merchant-reward-figures/outcomes-elsewhere'
import { RewardCards } from '@/components/merchant-reward-figures/reward-cards'
import { RewardDemand } from '@/components/merchant-reward-figures/reward-demand'
import { RewardWorth } from '@/components/merchant-reward-figures/reward-worth'
import { WeeksPanel } from '@/components/merchant-reward-figures/weeks-panel-client'
import { EmptyState } from '@/components/ui/empty-state'
import { Gift } from '@/components/ui/icons'
import { getRewardReport } from '@/lib/analytics/rewards/queries'
import { rangeOf, rangeQuery } from '@/lib/analytics/schema'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'
import { AnalyticsPage } from '../../analytics-frame'
import type { MerchantPageProps } from '../../merchant-page'

export const generateMetadata = async () => ({ title: (await getTranslations('analytics.rewards'))('title') })

export default async function RewardFiguresPage({ searchParams }: MerchantPageProps) {
  const asked = await searchParams
  const [wanted, path] = [rangeOf(asked), paths.merchant.analytics.rewards]
  const query = rangeQuery(wanted)
  const ctx = await staffPage('dashboard.read', path(query))
  const [report, t, locale] = [
    await getRewardReport(ctx, wanted),
    await getTranslations('analytics.rewards'),
    await getLocale(),
  ]
  const { period, rewards } = report
  const most = rewards.filter((one) => one.weeks.some((n) => n > 0)).slice(0, 5)
  return (
    <AnalyticsPage here="rewards" ctx={ctx} query={query}>
      <RangeBar {...{ path, wanted, asked, period }} compares={false} />
      <PeriodLine period={period} timeZone={period.timeZone} compares={false} />
      <div className="mt-4 grid gap-4">
        {rewards.length === 0 ? (
          <EmptyState mark={<Gift />} title={t('empty.title')}>
            {t('empty.body')}
          </EmptyState>
        ) : (
          <>
            <RewardCards report={report} />
            <WeeksPanel
              weeks={report.weeks}
              rewards={most.map((one) => ({ name: locale === 'en' ? one.titleEn : one.titleZh, claims: one.weeks }))}
            />
            <RewardDemand rewards={rewards} />
            <RewardWorth report={report} />
          </>
        )}
        <CampaignFigures report={report} />
        <InviteFunnels report={report} />
        <OutcomesElsewhere report={report} />
      </div>
    </AnalyticsPage>
  )
}
