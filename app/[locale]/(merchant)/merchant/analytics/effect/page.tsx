import { getTranslations } from 'next-intl/server'
import { PeriodLine } from '@/components/merchant-analytics/period-line'
import { RangeBar } from '@/components/merchant-analytics/range-bar'
import { EffectFigure } from '@/components/merchant-effect/effect-figure'
import { HoldoutSection } from '@/components/merchant-effect/holdout-section'
import { LaunchPicker } from '@/components/merchant-effect/launch-picker'
import { WeeksPanel } from '@/components/merchant-effect/weeks-panel-client'
import { getEffect } from '@/lib/analytics/effect/queries'
import { getHoldout } from '@/lib/analytics/holdout/queries'
import { rangeOf, rangeQuery, sinceOf } from '@/lib/analytics/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { AnalyticsPage } from '../../analytics-frame'
import type { MerchantPageProps } from '../../merchant-page'

export const generateMetadata = async () => ({ title: (await getTranslations('analytics.effect'))('title') })

export default async function EffectPage({ searchParams }: MerchantPageProps) {
  const asked = await searchParams
  const [wanted, since] = [rangeOf(asked), sinceOf(asked)]
  const query = rangeQuery(wanted)
  const ctx = await staffPage('dashboard.read', paths.merchant.analytics.effect(query))
  const [report, holdout] = await Promise.all([getEffect(ctx, wanted, since), getHoldout(ctx)])
  const t = await getTranslations('analytics.effect')
  const { period, lines, weeks, now } = report
  const seesOrders = may(ctx.actor.staffRole, 'orders.read')
  return (
    <AnalyticsPage here="effect" ctx={ctx} query={query} more={since ? { since } : {}}>
      <RangeBar path={paths.merchant.analytics.effect} wanted={wanted} asked={asked} period={period} />
      <LaunchPicker launches={report.launches} since={report.since} query={query} />
      <PeriodLine period={period} timeZone={period.timeZone} />
      <p className="mt-1 max-w-prose text-ink-muted text-sm">{t('notBecause')}</p>
      <ul className="mt-4 mb-4 grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {lines.map((line) => (
          <EffectFigure
            key={line.metric}
            line={line}
            days={period}
            currency={period.currency}
            isGoal={line.isOfGoal}
            seesOrders={seesOrders}
          />
        ))}
      </ul>
      <WeeksPanel weeks={weeks} since={now.from} currency={period.currency} />
      <HoldoutSection holdout={holdout} currency={period.currency} maySet={may(ctx.actor.staffRole, 'points.write')} />
    </AnalyticsPage>
  )
}
