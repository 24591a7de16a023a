import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PlanActions } from '@/components/merchant-programme/plan-actions'
import { yearOf } from '@/components/merchant-programme/year-of'
import { YearView } from '@/components/merchant-programme/year-view'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { listBudgets } from '@/lib/points/budgets/queries'
import { planOf, yearFigures } from '@/lib/programme/queries'
import { planYearSchema } from '@/lib/programme/schema'
import type { MerchantPageProps } from '../../merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('programme'))('title') }
}

export default async function PlanPage({ searchParams }: MerchantPageProps) {
  const { year: asked } = planYearSchema.parse(await searchParams)
  const ctx = await staffPage('points.read', paths.merchant.plan(asked === null ? undefined : { year: asked }))
  const t = await getTranslations('programme')
  const [figures, budgets, { spending }] = await Promise.all([
    yearFigures(ctx, asked),
    listBudgets(ctx),
    liveTerms(ctx.at, ctx.on),
  ])
  const plan = await planOf(ctx, figures.year)
  const { pointsPerUnit } = spending
  const year = plan && yearOf(plan, figures, pointsPerUnit)
  const shown = { plan, year, figures, budgets, pointsPerUnit, mayFund: may(ctx.actor.staffRole, 'points.fund') }
  return (
    <Page
      title={t('title')}
      lead={
        plan
          ? t('leadPlanned', { year: String(figures.year), goal: t(`goals.${plan.goal}`) })
          : t('lead', { year: String(figures.year) })
      }
      actions={<PlanActions {...shown} />}
    >
      <YearView {...shown} />
    </Page>
  )
}
