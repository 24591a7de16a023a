import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ContentForm } from '@/components/merchant-radar/content-form-client'
import { ContentList } from '@/components/merchant-radar/content-list'
import { EmptyState } from '@/components/ui/empty-state'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { listContents } from '@/lib/radar/queries'
import { radarQuerySchema } from '@/lib/radar/schema'
import type { MerchantPageProps } from '../../merchant-page'

export const generateMetadata = async () => ({ title: (await getTranslations('campaigns-desk.content'))('title') })

export default async function ContentPage({ searchParams }: MerchantPageProps) {
  const { days } = radarQuerySchema.parse(await searchParams)
  const ctx = await staffPage('campaigns.read', paths.merchant.content({ days }))
  const t = await getTranslations('campaigns-desk.content')
  const contents = await listContents(ctx, days)
  const mayWrite = may(ctx.actor.staffRole, 'campaigns.write')
  const create = mayWrite ? (
    <ContentForm content={null} title={t('newTitle')}>
      {t('new')}
    </ContentForm>
  ) : null
  return (
    <ClientMessages namespaces={['campaigns-desk.content', 'merchant.form', 'refusals']}>
      <Page title={t('title')} lead={t('lead')} actions={create}>
        <p className="mb-4 text-ink-muted text-sm">
          {t('rule')}{' '}
          <Link
            href={paths.merchant.behaviour('content-read')}
            prefetch={false}
            className="underline underline-offset-4"
          >
            {t('toRule')}
          </Link>
        </p>
        {contents.length > 0 ? (
          <ContentList contents={contents} days={days} mayWrite={mayWrite} />
        ) : (
          <EmptyState mark="读" title={t('empty.title')} action={create}>
            {t('empty.body')}
          </EmptyState>
        )}
      </Page>
    </ClientMessages>
  )
}
