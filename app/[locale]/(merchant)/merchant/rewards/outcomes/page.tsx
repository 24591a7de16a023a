import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { OutcomeDays } from '@/components/merchant-rewards/outcome-days'
import { OutcomeTable } from '@/components/merchant-rewards/outcome-table'
import { Reconcile } from '@/components/merchant-rewards/reconcile-client'
import { RewardTabs } from '@/components/merchant-rewards/reward-tabs'
import { UploadList } from '@/components/merchant-rewards/upload-list'
import { buttonStyle } from '@/components/ui/button-style'
import { EmptyState } from '@/components/ui/empty-state'
import { Download, Share2 } from '@/components/ui/icons'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { listOutcomes, listUploads } from '@/lib/rewards/conversions/queries'
import { outcomeRangeSchema } from '@/lib/rewards/conversions/schema'
import { countQueue } from '@/lib/rewards/staff/queries'
import type { MerchantPageProps } from '../../merchant-page'
import { SavedViews } from '../../saved-views'

export const generateMetadata = async () => ({ title: (await getTranslations('rewards-desk.outcomes'))('title') })

export default async function OutcomesPage({ searchParams }: MerchantPageProps) {
  const asked = outcomeRangeSchema.parse(await searchParams)
  const ctx = await staffPage('rewards.read', paths.merchant.outcomes(asked))
  const t = await getTranslations('rewards-desk.outcomes')
  const [outcomes, uploads, queue, terms] = await Promise.all([
    listOutcomes(ctx, asked),
    listUploads(ctx),
    countQueue(ctx),
    liveTerms(ctx.at),
  ])
  const file = (
    <a href={paths.api.outcomesCsv(asked)} download className={buttonStyle({ tone: 'outline' })}>
      <Download aria-hidden="true" />
      {t('download')}
    </a>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={outcomes.length > 0 ? file : null}>
      <RewardTabs at="outcomes" queue={queue} mayCodes={may(ctx.actor.staffRole, 'rewards.codes')} />
      <SavedViews ctx={ctx} page="outcomes" query={await searchParams} />
      {outcomes.length > 0 ? (
        <>
          <OutcomeDays {...asked} />
          <OutcomeTable outcomes={outcomes} pointsPerUnit={terms.spending.pointsPerUnit} />
        </>
      ) : (
        <EmptyState mark={<Share2 />} title={t('empty.title')}>
          {t('empty.body')}
        </EmptyState>
      )}
      <ClientMessages namespaces={['rewards-desk', 'refusals']}>
        {may(ctx.actor.staffRole, 'rewards.reconcile') ? <Reconcile /> : null}
      </ClientMessages>
      <UploadList uploads={uploads} />
    </Page>
  )
}
