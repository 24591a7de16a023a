import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { Pagination } from '@/components/layout/pagination'
import { AuditEmpty } from '@/components/merchant-audit/audit-empty'
import { AuditFilters } from '@/components/merchant-audit/audit-filters'
import { AuditList } from '@/components/merchant-audit/audit-list'
import { AuditProof } from '@/components/merchant-audit/audit-proof'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { listAudit, listAuditChoices } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { getAuditProof } from '@/lib/audit/seals/queries'
import { staffPage } from '@/lib/gate/page-context'
import { Link } from '@/lib/i18n/navigation'
import { sortAfter } from '@/lib/kernel/sorting'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../merchant-page'
import { SavedViews } from '../saved-views'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.audit'))('title') }
}

export default async function AuditPage({ searchParams }: MerchantPageProps) {
  const filter = auditFilterSchema.parse(await searchParams)
  const ctx = await staffPage('audit.read', paths.merchant.audit(filter))
  const t = await getTranslations('merchant.audit')
  const [found, choices, proof] = await Promise.all([listAudit(ctx, filter), listAuditChoices(ctx), getAuditProof(ctx)])
  const { page, ...wanted } = filter
  const turned = paths.merchant.audit({ ...wanted, sort: sortAfter(filter.sort, 'at') })
  return (
    <Page title={t('title')} lead={t('lead')} actions={<ExportButtons name="audit" filter={wanted} />}>
      <AuditProof proof={proof} />
      <SavedViews ctx={ctx} page="audit" query={await searchParams} />
      <AuditFilters filter={filter} choices={choices} />
      {found.total > 0 ? (
        <>
          <p className="mb-3 flex flex-wrap gap-x-4 text-ink-muted text-sm tabular">
            {t('found', { count: found.total })}
            <Link href={turned} prefetch={false} className="hidden underline underline-offset-4 md:inline">
              {t(filter.sort === 'at' ? 'oldest' : 'newest')}
            </Link>
          </p>
          <AuditList entries={found.entries} subject={filter.subject} />
          <Pagination page={page} pages={found.pages} href={(at) => paths.merchant.audit({ ...filter, page: at })} />
        </>
      ) : (
        <AuditEmpty isFiltered={choices.actions.length > 0} />
      )}
    </Page>
  )
}
