import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { ImportForm } from '@/components/merchant-catalog/import-form-client'
import { ImportRules } from '@/components/merchant-catalog/import-rules'
import { JobsLink } from '@/components/merchant-jobs/jobs-link'
import { findImportRun } from '@/lib/catalog/import/queries'
import { importRunId } from '@/lib/catalog/import/schema'
import { staffPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'

type ImportPageProps = { searchParams: Promise<{ run?: string | string[] }> }

export async function generateMetadata() {
  return { title: (await getTranslations('merchant-catalog.import'))('title') }
}

export default async function ImportPage({ searchParams }: ImportPageProps) {
  const ctx = await staffPage('catalog.write', paths.merchant.catalogImport())
  const t = await getTranslations('merchant-catalog')
  const common = await getTranslations('common')
  const asked = importRunId.safeParse((await searchParams).run)
  const run = asked.success ? await findImportRun(ctx, asked.data) : null
  return (
    <Page
      title={t('import.title')}
      lead={t('import.lead')}
      actions={<JobsLink kind="catalog-import" />}
      breadcrumb={
        <Breadcrumb
          label={common('breadcrumb')}
          items={[{ label: t('form.back'), href: paths.merchant.catalog() }, { label: t('import.title') }]}
        />
      }
    >
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <ClientMessages namespaces={['merchant-catalog.import', 'refusals']}>
          <ImportForm run={run} />
        </ClientMessages>
        <ImportRules />
      </div>
    </Page>
  )
}
