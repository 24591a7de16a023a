import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { AttemptTable } from '@/components/merchant-points/attempt-table'
import { BudgetCards } from '@/components/merchant-points/budget-cards'
import { GrantTable } from '@/components/merchant-points/grant-table'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { listAttempts, listBudgets, listGrants } from '@/lib/points/budgets/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('points-desk.budgets'))('title') }
}

export default async function BudgetsPage() {
  const ctx = await staffPage('points.read', paths.merchant.budgets())
  const t = await getTranslations('points-desk')
  const kit = await getTranslations('merchant.kit')
  const [budgets, grants, attempts] = await Promise.all([listBudgets(ctx), listGrants(ctx), listAttempts(ctx)])
  const crumbs = [{ label: t('list.title'), href: paths.merchant.adjustments() }, { label: t('budgets.title') }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={t('budgets.title')}
      lead={t('budgets.lead')}
    >
      <BudgetCards budgets={budgets} mayFund={may(ctx.actor.staffRole, 'points.fund')} />
      <Section title={t('budgets.grants')}>
        {grants.length > 0 ? (
          <GrantTable grants={grants} budgets={budgets} />
        ) : (
          <p className="text-ink-muted">{t('budgets.noGrants')}</p>
        )}
      </Section>
      <Section title={t('budgets.attempts')} lead={t('budgets.attemptsLead')}>
        {attempts.length > 0 ? (
          <AttemptTable attempts={attempts} budgets={budgets} />
        ) : (
          <p className="text-ink-muted">{t('budgets.noAttempts')}</p>
        )}
      </Section>
    </Page>
  )
}
