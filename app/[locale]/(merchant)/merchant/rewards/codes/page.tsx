import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { JobsLink } from '@/components/merchant-jobs/jobs-link'
import { OpenPool } from '@/components/merchant-rewards/open-pool-client'
import { PoolCard } from '@/components/merchant-rewards/pool-card'
import { RewardTabs } from '@/components/merchant-rewards/reward-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyRound } from '@/components/ui/icons'
import { staffPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { listPools } from '@/lib/rewards/codes/queries'
import { countQueue } from '@/lib/rewards/staff/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('rewards-desk'))('codes.title') }
}

export default async function CodesPage() {
  const ctx = await staffPage('rewards.codes', paths.merchant.codes())
  const t = await getTranslations('rewards-desk.codes')
  const [pools, queue] = await Promise.all([listPools(ctx), countQueue(ctx)])
  return (
    <ClientMessages namespaces={['rewards-desk', 'merchant.form', 'refusals']}>
      <Page
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <JobsLink kind="codes" />
            <OpenPool />
          </>
        }
      >
        <RewardTabs at="codes" queue={queue} mayCodes />
        {pools.length > 0 ? (
          <ul className="grid gap-4 lg:grid-cols-2">
            {pools.map((pool) => (
              <li key={pool.id}>
                <PoolCard pool={pool} />
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState mark={<KeyRound />} title={t('empty.title')}>
            {t('empty.body')}
          </EmptyState>
        )}
      </Page>
    </ClientMessages>
  )
}
