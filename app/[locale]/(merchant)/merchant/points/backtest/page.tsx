import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { BacktestStart } from '@/components/merchant-backtest/backtest-start'
import { RunTable } from '@/components/merchant-backtest/run-table'
import { JobsLink } from '@/components/merchant-jobs/jobs-link'
import { getWizard, listRuns } from '@/lib/backtest/runs/queries'
import { backtestQuerySchema } from '@/lib/backtest/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../../merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('backtest.desk'))('title') }
}

export default async function BacktestPage({ searchParams }: MerchantPageProps) {
  const query = backtestQuerySchema.parse(await searchParams)
  const ctx = await staffPage('points.read', paths.merchant.backtests(query))
  const [t, merchant, runs] = await Promise.all([
    getTranslations('backtest.desk'),
    getTranslations('merchant'),
    listRuns(ctx.on),
  ])
  const wizard = may(ctx.actor.staffRole, 'points.write') ? await getWizard(ctx) : null
  const crumbs = [{ label: merchant('rules.title'), href: paths.merchant.pointsRules() }, { label: t('title') }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={merchant('kit.where')} />}
      title={t('title')}
      lead={t('lead')}
      actions={<JobsLink kind="backtest" />}
    >
      {wizard ? <BacktestStart wizard={wizard} query={query} /> : null}
      <Section title={t('runs.title')} className="mt-10">
        {runs.length > 0 ? <RunTable runs={runs} /> : <p className="text-ink-muted">{t('runs.none')}</p>}
      </Section>
    </Page>
  )
}
