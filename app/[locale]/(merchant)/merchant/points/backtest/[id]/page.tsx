import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { ReportActions } from '@/components/merchant-backtest/report-actions'
import { ReportLead } from '@/components/merchant-backtest/report-lead'
import { ReportView } from '@/components/merchant-backtest/report-view'
import { RunState } from '@/components/merchant-backtest/run-state'
import { findRun, namesOf } from '@/lib/backtest/runs/queries'
import { backtestIdSchema } from '@/lib/backtest/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'

type ReportPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('backtest.desk.report'))('title') }
}

export default async function ReportPage({ params }: ReportPageProps) {
  const asked = backtestIdSchema.safeParse({ id: (await params).id })
  if (!asked.success) notFound()
  const { id } = asked.data
  const ctx = await staffPage('points.read', paths.merchant.backtest(id))
  const run = await findRun(ctx.on, id)
  if (!run) notFound()
  const [t, merchant, names] = await Promise.all([
    getTranslations('backtest.desk'),
    getTranslations('merchant'),
    namesOf(ctx.on, run),
  ])
  const crumbs = [
    { label: merchant('rules.title'), href: paths.merchant.pointsRules() },
    { label: t('title'), href: paths.merchant.backtests() },
    { label: t('report.title') },
  ]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={merchant('kit.where')} />}
      title={<ReportLead run={run} of="title" />}
      lead={<ReportLead run={run} of="lead" />}
      actions={<ReportActions run={run} mayPublish={may(ctx.actor.staffRole, 'points.write')} />}
    >
      <ClientMessages namespaces={['backtest.desk', 'refusals']}>
        {run.state === 'done' ? <ReportView run={run} names={names} /> : <RunState run={run} />}
      </ClientMessages>
    </Page>
  )
}
