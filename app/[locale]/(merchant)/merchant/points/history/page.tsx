import { getTranslations } from 'next-intl/server'
import { HistoryForm } from '@/components/history/history-form-client'
import { SourceTable } from '@/components/history/source-table'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { JobsLink } from '@/components/merchant-jobs/jobs-link'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { findHistoryRun, listHistorySources } from '@/lib/history/queries'
import { historyRunSchema } from '@/lib/history/schema'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { shopTimeZone } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'

type HistoryPageProps = { searchParams: Promise<{ run?: string | string[] }> }

export async function generateMetadata() {
  return { title: (await getTranslations('history.wizard'))('title') }
}

export default async function HistoryPage({ searchParams }: HistoryPageProps) {
  const ctx = await staffPage('points.read', paths.merchant.history())
  const t = await getTranslations('history.wizard')
  const kit = await getTranslations('merchant.kit')
  const rules = await getTranslations('merchant.rules')
  const asked = historyRunSchema.safeParse({ runId: (await searchParams).run })
  const run = asked.success ? await findHistoryRun(ctx, asked.data.runId) : null
  const sources = await listHistorySources(ctx.on)
  const mayWrite = may(ctx.actor.staffRole, 'points.write')
  const crumbs = [{ label: rules('title'), href: paths.merchant.pointsRules() }, { label: t('title') }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={t('title')}
      lead={t('lead')}
      actions={<JobsLink kind="history-import" />}
    >
      <ClientMessages namespaces={['history', 'refusals']}>
        {mayWrite ? <HistoryForm run={run} timeZone={shopTimeZone()} /> : null}
        <Section title={t('sources')}>
          {sources.length > 0 ? (
            <SourceTable sources={sources} mayWrite={mayWrite} />
          ) : (
            <p className="text-ink-muted">{t('noSources')}</p>
          )}
        </Section>
      </ClientMessages>
    </Page>
  )
}
