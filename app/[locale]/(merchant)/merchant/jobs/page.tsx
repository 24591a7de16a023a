import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { Pagination } from '@/components/layout/pagination'
import { JobPast } from '@/components/merchant-jobs/job-past'
import { JobTable } from '@/components/merchant-jobs/job-table'
import { RunFilters } from '@/components/merchant-jobs/run-filters'
import { RunList } from '@/components/merchant-jobs/run-list-client'
import { EmptyState } from '@/components/ui/empty-state'
import { listJobs, listPast } from '@/lib/desk/jobs/queries'
import { listRuns } from '@/lib/desk/runs/queries'
import { runFilterSchema } from '@/lib/desk/runs/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('jobs'))('title') }
}

export default async function JobsPage({ searchParams }: MerchantPageProps) {
  const filter = runFilterSchema.parse(await searchParams)
  const ctx = await staffPage('jobs.read', paths.merchant.jobs(filter))
  const role = ctx.actor.staffRole
  const readsJobs = may(role, 'settings.read')
  const [t, found, jobs, past] = await Promise.all([
    getTranslations('jobs'),
    listRuns(ctx, filter, (permission) => may(role, permission)),
    readsJobs ? listJobs(ctx) : [],
    readsJobs && filter.job ? listPast(ctx, filter.job) : [],
  ])
  const { kind, state, page } = filter
  const isNarrowed = kind !== null || state !== null
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ClientMessages namespaces={['jobs', 'exports.titles', 'refusals']}>
        {readsJobs && filter.job ? <JobPast job={filter.job} past={past} /> : null}
        <section aria-label={t('runs.title')} className="my-6">
          <RunFilters asked={{ kind, state }} />
          {found.count > 0 ? (
            <RunList key={`${kind}${state}${page}`} first={found} asked={{ kind, state, page }} />
          ) : (
            <EmptyState mark="候" title={t(isNarrowed ? 'runs.empty.none' : 'runs.empty.title')}>
              {t(isNarrowed ? 'runs.empty.noneBody' : 'runs.empty.body')}
            </EmptyState>
          )}
          <Pagination page={page} pages={found.pages} href={(at) => paths.merchant.jobs({ kind, state, page: at })} />
        </section>
        {readsJobs ? <JobTable jobs={jobs} mayRun={may(role, 'jobs.run')} /> : null}
      </ClientMessages>
    </Page>
  )
}
