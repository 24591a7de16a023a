import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Page } from '@/components/layout/page'
import { RowsSkeleton } from '@/components/merchant-kit/rows-skeleton'
import { PlanActions } from '@/components/merchant-plan/plan-actions'
import { yearOf } from '@/components/merchant-plan/year-of'
import { YearView } from '@/components/merchant-plan/year-view'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { expectedUse, listPlannedRules, planOf, yearFigures } from '@/lib/plan/queries'
import { planYearSchema } from '@/lib/plan/schema'
import { listBudgets } from '@/lib/points/budgets/queries'
import type { MerchantPageProps } from '../../merchant-page'
import { SavedViews } from '../../saved-views'
import { YearByRule } from './year-by-rule'

export async function generateMetadata() {
  return { title: (await getTranslations('plan'))('title') }
}

export default async function PlanPage({ searchParams }: MerchantPageProps) {
  const query = await searchParams
  const { year: asked } = planYearSchema.parse(query)
  const ctx = await staffPage('points.read', paths.merchant.plan(asked === null ? undefined : { year: asked }))
  const [t, figures, budgets, { spending }, seen] = await Promise.all([
    getTranslations('plan'),
    yearFigures(ctx, asked),
    listBudgets(ctx),
    liveTerms(ctx.at, ctx.on),
    expectedUse(ctx),
  ])
  const [plan, rules] = await Promise.all([planOf(ctx, figures.year), listPlannedRules(ctx, figures.year)])
  const { pointsPerUnit } = spending
  const year = plan && yearOf(plan, figures, pointsPerUnit)
  const seenBps = seen.source === 'cohorts' ? seen.bps : null
  const yearNo = String(figures.year)
  const mayFund = may(ctx.actor.staffRole, 'points.fund')
  const shown = { plan, year, figures, budgets, rules, pointsPerUnit, seenBps, mayFund }
  return (
    <Page
      title={t('title')}
      lead={plan ? t('leadPlanned', { year: yearNo, goal: t(`goals.${plan.goal}`) }) : t('lead', { year: yearNo })}
      actions={<PlanActions {...shown} />}
    >
      <SavedViews ctx={ctx} page="plan" query={query} />
      <YearView
        {...shown}
        byRule={
          plan && year ? (
            <Suspense fallback={<RowsSkeleton />}>
              <YearByRule ctx={ctx} plan={plan} year={year} figures={figures} pointsPerUnit={pointsPerUnit} />
            </Suspense>
          ) : null
        }
      />
    </Page>
  )
}
