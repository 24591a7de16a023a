import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { paths } from '@/lib/paths'
import { REST } from '@/lib/plan/rules'
import { GrantMonth } from './grant-month-client'
import { OpenBudget } from './open-budget-client'
import { PlanForm } from './plan-form-client'
import { statedInput } from './stated-input'
import type { ShownYear } from './year-view'

/** Another year, and for whoever holds the purse: a new budget, the plan itself, and the month that is due. */
export async function PlanActions({ plan, year, figures, budgets, rules, pointsPerUnit, mayFund }: ShownYear) {
  const t = await getTranslations('plan')
  const locale = await getLocale()
  const other = (one: number) => (
    <LinkButton href={paths.merchant.plan({ year: one })} tone="ghost">
      {t('year', { year: String(one) })}
    </LinkButton>
  )
  const named = budgets.map((one) => ({ id: one.id, title: locale === 'en' ? one.titleEn : one.titleZh }))
  const planned = [
    ...rules.map((one) => ({ id: one.ruleId, title: locale === 'en' ? one.nameEn : one.nameZh })),
    { id: REST, title: t('rules.rest') },
  ]
  const shares = year?.grant?.shares.map(({ budgetId, points }) => ({
    title: named.find(({ id }) => id === budgetId)?.title ?? '—',
    points,
  }))
  return (
    <>
      {other(figures.year - 1)}
      {other(figures.year + 1)}
      {mayFund ? (
        <>
          <OpenBudget />
          <PlanForm
            // a budget opened meanwhile has its line in the form too
            key={`${plan?.id ?? figures.year}-${budgets.length}-${rules.length}`}
            plan={statedInput(plan, figures.year, named, planned)}
            isNew={!plan}
            budgets={named}
            rules={planned}
            pointsPerUnit={pointsPerUnit}
            currency={figures.currency}
          />
          {plan && year?.grant ? (
            <GrantMonth planId={plan.id} month={year.grant.month} points={year.grant.points} shares={shares ?? []} />
          ) : null}
        </>
      ) : null}
    </>
  )
}
