import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { RewardTabs } from '@/components/merchant-rewards/reward-tabs'
import { StoreCard } from '@/components/merchant-rewards/store-card'
import { StoreForm } from '@/components/merchant-rewards/store-form-client'
import { EmptyState } from '@/components/ui/empty-state'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { countQueue } from '@/lib/rewards/staff/queries'
import { listClerks, listStores } from '@/lib/rewards/stores/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('rewards-desk'))('stores.title') }
}

const blank = { id: null, nameZh: '', nameEn: '', staff: [] }

export default async function StoresPage() {
  const ctx = await staffPage('rewards.stores', paths.merchant.stores())
  const t = await getTranslations('rewards-desk.stores')
  const [stores, clerks, queue] = await Promise.all([listStores(ctx), listClerks(ctx), countQueue(ctx)])
  const open = (
    <StoreForm store={blank} clerks={clerks} title={t('open')}>
      {t('open')}
    </StoreForm>
  )
  return (
    <ClientMessages namespaces={['rewards-desk', 'merchant.form', 'merchant.roles', 'refusals']}>
      <Page title={t('title')} lead={t('lead')} actions={open}>
        <RewardTabs at="stores" queue={queue} mayCodes={may(ctx.actor.staffRole, 'rewards.codes')} />
        {stores.length > 0 ? (
          <ul className="grid gap-4 lg:grid-cols-2">
            {stores.map((store) => (
              <li key={store.id}>
                <StoreCard store={store} clerks={clerks} />
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState mark="店" title={t('empty.title')}>
            {t('empty.body')}
          </EmptyState>
        )}
      </Page>
    </ClientMessages>
  )
}
